using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using QaBot.TestKit;

namespace QaBot.EndToEnd;

/// <summary>A help desk on this machine: it takes the bot's webhooks, checks their signatures, and posts signed replies. It knows the wire only.</summary>
internal sealed class HelpDesk : IAsyncDisposable
{
    /// <summary>What the help desk and the bot both know.</summary>
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeConnector _server;
    private readonly HttpClient _client = new();
    private readonly ConcurrentQueue<JsonElement> _news = new();

    private HelpDesk(FakeConnector server) => _server = server;

    /// <summary>Where it takes news.</summary>
    public string Url => $"{_server.Url}/hooks/qabot";

    public static async Task<HelpDesk> StartAsync()
    {
        var desk = new HelpDesk(await FakeConnector.StartAsync());
        desk._server.Answer = desk.TakeAsync;
        return desk;
    }

    /// <summary>The data of the first news of a type.</summary>
    public async Task<JsonElement> WaitForAsync(string type)
    {
        await Eventually.TrueAsync(() => Task.FromResult(Find(type) is not null), Patience, () => $"the help desk was not told '{type}'");
        return Find(type)!.Value.GetProperty("data");
    }

    /// <summary>Posts a reply.</summary>
    public async Task<int> ReplyAsync(string repliesUrl, string messageId, object reply)
    {
        var body = JsonSerializer.Serialize(reply);
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, repliesUrl) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", messageId);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", Sign(messageId, timestamp, body));
        using var response = await _client.SendAsync(request);
        return (int)response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context, int number)
    {
        var headers = context.Request.Headers;
        var body = FakeConnector.CallOf(context).Body;
        var isGenuine = headers["webhook-signature"].ToString() == Sign(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), body);
        if (isGenuine)
        {
            _news.Enqueue(JsonDocument.Parse(body).RootElement);
        }

        context.Response.StatusCode = isGenuine ? StatusCodes.Status204NoContent : StatusCodes.Status401Unauthorized;
        await context.Response.CompleteAsync();
    }

    private JsonElement? Find(string type) =>
        _news.Where(news => news.GetProperty("type").GetString() == type).Select(news => (JsonElement?)news).FirstOrDefault();

    private static string Sign(string id, string timestamp, string body)
    {
        var key = Convert.FromBase64String(Secret["whsec_".Length..]);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));
    }
}
