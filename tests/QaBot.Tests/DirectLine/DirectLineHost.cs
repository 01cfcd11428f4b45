using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
using QaBot.BotFramework.Turns;
using QaBot.Core.Conversation;
using QaBot.Core.Indexing;
using QaBot.DirectLine;
using QaBot.Sources;
using QaBot.TestKit;
using QaBot.TestKit.DirectLine;
using QaBot.TestKit.Turns;
using QaBot.WebChat;

namespace QaBot.Tests.DirectLine;

/// <summary>The endpoints and the page on a port of this machine, with an echo for a bot.</summary>
internal sealed class DirectLineHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DirectLineHost(
        WebApplication app, EchoBot bot, WatchedTime time, InMemoryKnowledgeIndex index, InMemoryAttachmentStore attachments)
    {
        Index = index;
        Attachments = attachments;
        _app = app;
        Bot = bot;
        Time = time;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public EchoBot Bot { get; }

    public WatchedTime Time { get; }

    public HttpClient Client { get; }

    /// <summary>The common index: what everybody is answered from.</summary>
    public InMemoryKnowledgeIndex Index { get; }

    public InMemoryAttachmentStore Attachments { get; }

    public required InMemoryDirectLineStore Store { get; init; }

    /// <summary>The engine's part that reads files for one conversation.</summary>
    public ConversationDocuments Documents => _app.Services.GetRequiredService<ConversationDocuments>();

    public static async Task<DirectLineHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var bot = new EchoBot();
        var attachments = new InMemoryAttachmentStore();
        var index = new InMemoryKnowledgeIndex();
        var store = new InMemoryDirectLineStore();
        var time = new WatchedTime(new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<Bot>(bot);
        builder.Services.AddOptions<TurnOptions>().Bind(builder.Configuration.GetSection(TurnOptions.Section));
        builder.Services.AddSingleton<TurnJournal, InMemoryTurnJournal>();
        builder.Services.AddSingleton<TurnQueue>();
        builder.Services.AddSingleton<AttachmentStore>(attachments);
        builder.Services.AddEngineParts(index);
        builder.Services.AddSingleton<DirectLineStore>(store);
        builder.Services.AddDirectLine(builder.Configuration).AddWebChat(builder.Configuration);
        var app = builder.Build();
        app.UseDirectLine();
        app.MapDirectLine().MapWebChat().MapSources();
        await app.StartAsync();
        return new DirectLineHost(app, bot, time, index, attachments) { Store = store };
    }

    /// <summary>Sends to a path under the Direct Line base.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? bearer, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"{DirectLineEndpoints.Base}/{path}");
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await Client.SendAsync(request);
    }

    public async Task<Conversation> GenerateAsync(string body = "{}") =>
        await ReadAsync<Conversation>(await SendAsync(HttpMethod.Post, "tokens/generate", null, body));

    public async Task<Conversation> StartConversationAsync(string body = "{}") =>
        await ReadAsync<Conversation>(await SendAsync(HttpMethod.Post, "conversations", (await GenerateAsync(body)).Token));

    public async Task<HttpResponseMessage> SayAsync(Conversation conversation, string text) =>
        await PostAsync(conversation, $$"""{"type":"message","text":"{{text}}"}""");

    public async Task<HttpResponseMessage> PostAsync(Conversation conversation, string body) =>
        await SendAsync(HttpMethod.Post, $"conversations/{conversation.ConversationId}/activities", conversation.Token, body);

    public async Task<ActivitySet> PollAsync(Conversation conversation, string? watermark = null) => await ReadAsync<ActivitySet>(
        await SendAsync(HttpMethod.Get, $"conversations/{conversation.ConversationId}/activities?watermark={watermark}", conversation.Token));

    /// <summary>Sends files as DirectLineJS does: the activity as one part, each file as another.</summary>
    public async Task<HttpResponseMessage> UploadAsync(
        Conversation conversation, string? activity, params (string Name, string Type, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        if (activity is not null)
        {
            form.Add(new StringContent(activity, Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob");
        }

        foreach (var (name, type, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            form.Add(part, "file", name);
        }

        return await UploadAsync(conversation, form);
    }

    /// <summary>Sends any body to the upload endpoint.</summary>
    public async Task<HttpResponseMessage> UploadAsync(Conversation conversation, HttpContent body)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"{DirectLineEndpoints.Base}/conversations/{conversation.ConversationId}/upload?userId=dl_ann") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", conversation.Token);
        return await Client.SendAsync(request);
    }

    /// <summary>Follows the conversation until the bot says something that holds <paramref name="part"/>.</summary>
    public static async Task<Activity> HearAsync(Conversation conversation, string part)
    {
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        while (true)
        {
            var heard = (await stream.ReadMessagesAsync(1)).Find(said => said.Text?.Contains(part, StringComparison.Ordinal) ?? false);
            if (heard is not null)
            {
                return heard;
            }
        }
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<T>(ActivityJson.Options))!;
    }

    /// <summary>Status and error code of a refusal.</summary>
    public static async Task<(int Status, string Code)> RefusalAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadFromJsonAsync<ErrorResponse>(ActivityJson.Options);
        body!.Error.Message.ShouldNotBeNullOrWhiteSpace();
        return ((int)response.StatusCode, body.Error.Code);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Index.Dispose();
    }
}
