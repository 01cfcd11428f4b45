using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QaBot.Core.Handoff;
using QaBot.TestKit;
using QaBot.TestKit.Handoff;
using QaBot.Tickets;
using QaBot.Tickets.Webhook;

namespace QaBot.Tests.Tickets.Replies;

/// <summary>The reply page and endpoint on a port of this machine, over tickets that live as long as the test. Nothing is delivered.</summary>
internal sealed class ReplyHost : IAsyncDisposable
{
    public const string Id = "T-0000000A";

    private readonly WebApplication _app;

    private ReplyHost(WebApplication app) => (_app, Client) = (app, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) });

    public HttpClient Client { get; }

    public required InMemoryTicketStore Store { get; init; }

    public required FakeTimeProvider Time { get; init; }

    public required CapturedLogs Logs { get; init; }

    public string Key { get; } = DeskParts.Links.KeyOf(Id);

    public static async Task<ReplyHost> StartAsync(TicketStore? behind = null, params (string Key, string Value)[] settings)
    {
        var (store, time, logs) = (new InMemoryTicketStore(), new FakeTimeProvider(DeskParts.Now), new CapturedLogs());
        await store.OpenAsync(DeskParts.Ticket(), [], default);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(logs).AddFilter<CapturedLogs>("QaBot", LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            settings.Prepend(("QaBot:Tickets:Webhook:Secret", DeskParts.Secret)).Prepend(("QaBot:Tickets:Folder", ""))
                .Select(setting => KeyValuePair.Create<string, string?>(setting.Item1, setting.Item2)));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(behind ?? store);
        builder.Services.AddTickets(builder.Configuration);
        builder.Services.AddSingleton(DeskParts.Links);
        foreach (var worker in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("QaBot", StringComparison.Ordinal) == true).ToList())
        {
            builder.Services.Remove(worker);
        }

        var app = builder.Build();
        app.MapTickets();
        await app.StartAsync();
        return new ReplyHost(app) { Store = store, Time = time, Logs = logs };
    }

    /// <summary>Posts JSON with a bearer token.</summary>
    public Task<HttpResponseMessage> PostAsync(string json, string? key = null, string id = Id, string type = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tickets/{id}/replies") { Content = Json(Encoding.UTF8.GetBytes(json), type) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? Key);
        return Client.SendAsync(request);
    }

    /// <summary>Posts JSON, signed.</summary>
    public Task<HttpResponseMessage> PostSignedAsync(string json, string messageId = "m1", string id = Id, TimeSpan age = default, string? altered = null)
    {
        WebhookSignature.TryReadSecret(DeskParts.Secret, out var secret);
        var body = Encoding.UTF8.GetBytes(json);
        var timestamp = WebhookSignature.TimestampOf(Time.GetUtcNow() - age);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tickets/{id}/replies") { Content = Json(altered is null ? body : Encoding.UTF8.GetBytes(altered), "application/json") };
        request.Headers.Add("webhook-id", messageId);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", new WebhookSignature(secret).Sign(messageId, timestamp, body));
        return Client.SendAsync(request);
    }

    /// <summary>Posts the form of the page.</summary>
    public Task<HttpResponseMessage> PostFormAsync(string? key, string id, params (string Name, string Value)[] fields)
    {
        var form = new FormUrlEncodedContent(fields.Prepend(("key", key ?? Key)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return Client.PostAsync(new Uri($"/tickets/{id}", UriKind.Relative), form);
    }

    public async Task<IReadOnlyList<TicketReply>> RepliesAsync() => await Store.ListDueRepliesAsync(DateTimeOffset.MaxValue, 10, default);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Logs.Dispose();
    }

    private static ByteArrayContent Json(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
