using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Conversation;
using QaBot.Core.Handoff;
using QaBot.Core.Insights;
using QaBot.Messaging;
using QaBot.TestKit;
using QaBot.TestKit.Connector;
using QaBot.TestKit.Handoff;
using QaBot.TestKit.Insights;
using QaBot.TestKit.Turns;

namespace QaBot.Tests.Messaging;

/// <summary>The bot behind a real server on this machine, with an engine that a test scripts and a channel that a test watches.</summary>
internal sealed class MessagingHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private MessagingHost(WebApplication app, FakeConnector connector)
    {
        _app = app;
        Connector = connector;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakeConnector Connector { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => _http.BaseAddress!;

    public static Task<MessagingHost> StartAsync(QaEngine engine, params (string Key, string Value)[] settings) =>
        StartAsync(engine, static _ => { }, settings);

    /// <summary>Starts it with other registrations.</summary>
    public static async Task<MessagingHost> StartAsync(QaEngine engine, Action<IServiceCollection> adjust, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.Services.AddSingleton(engine);
        builder.Services.AddChannels();
        builder.Services.AddSingleton<TurnJournal, InMemoryTurnJournal>();
        builder.Services.AddSingleton<ConversationFlags, InMemoryConversationFlags>();
        builder.Services.AddSingleton<ActivityOutbox, InMemoryOutbox>();
        builder.Services.AddSingleton<TicketStore, InMemoryTicketStore>();
        builder.Services.AddSingleton<ServerSecret, FixedServerSecret>();
        builder.Services.AddSingleton<ConversationBook, InMemoryConversationBook>();
        builder.Services.AddSingleton<FeedbackStore, InMemoryFeedbackStore>();
        builder.Services.AddMessaging();
        adjust(builder.Services);
        var app = builder.Build();
        app.MapMessaging();
        await app.StartAsync();
        return new MessagingHost(app, await FakeConnector.StartAsync());
    }

    /// <summary>A message from a person in the Emulator; change it with <c>with</c>.</summary>
    public Activity Message(string text, string id = "m1", string conversation = "c1|livechat") => new()
    {
        Type = ActivityTypes.Message,
        Id = id,
        ChannelId = ChannelIds.Emulator,
        ServiceUrl = Connector.Url,
        Text = text,
        From = new ChannelAccount { Id = "u", Name = "User", Role = Roles.User },
        Recipient = new ChannelAccount { Id = "b", Name = "Bot", Role = Roles.Bot },
        Conversation = new ConversationAccount { Id = conversation },
    };

    public Task<HttpResponseMessage> PostAsync(Activity activity) =>
        _http.PostAsJsonAsync(MessagesEndpoint.Path, activity, ActivityJson.Options);

    /// <summary>Posts an activity with an Authorization header.</summary>
    public async Task<HttpResponseMessage> PostAsync(Activity activity, string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, MessagesEndpoint.Path) { Content = JsonContent.Create(activity, options: ActivityJson.Options) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? contentType = "application/json") =>
        PostAsync(Encoding.UTF8.GetBytes(body), contentType);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string? contentType = "application/json")
    {
        using var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return await _http.PostAsync(MessagesEndpoint.Path, content);
    }

    /// <summary>Posts an activity that wants its replies in the response, and gives the replies.</summary>
    public async Task<IReadOnlyList<Activity>> AskAsync(Activity activity)
    {
        using var response = await PostAsync(activity with { DeliveryMode = DeliveryModes.ExpectReplies });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<ActivitySet>(ActivityJson.Options))!.Activities;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method) => _http.SendAsync(new HttpRequestMessage(method, MessagesEndpoint.Path));

    /// <summary>Stops as the program does: what runs may end within the host's shutdown time.</summary>
    public Task StopAsync() => _app.StopAsync();

    public static async Task<string> ErrorOf(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("error").GetProperty("message").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await Connector.DisposeAsync();
    }
}
