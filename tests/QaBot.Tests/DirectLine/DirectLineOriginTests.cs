using System.Net.WebSockets;
using QaBot.BotFramework.DirectLine;

namespace QaBot.Tests.DirectLine;

public sealed class DirectLineOriginTests
{
    private const string Trusting = """{"user":{"id":"dl_ann"},"trustedOrigins":["https://site.example","http://localhost:5000"],"eTag":"any"}""";

    [Theory]
    [InlineData("https://site.example", 200)]
    [InlineData("HTTPS://SITE.example", 200)]
    [InlineData("http://localhost:5000", 200)]
    [InlineData(null, 200)]
    [InlineData("https://evil.example", 403)]
    [InlineData("https://site.example.evil.example", 403)]
    [InlineData("http://site.example", 403)]
    [InlineData("null", 403)]
    public async Task Request_TokenWithTrustedOrigins_IsRefusedToOthers(string? origin, int status)
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync(Trusting);
        (string, string)[] headers = origin is null ? [] : [("Origin", origin)];
        var path = $"conversations/{conversation.ConversationId}";

        (HttpMethod Method, string Path, string? Body)[] requests =
        [
            (HttpMethod.Get, $"{path}/activities", null),
            (HttpMethod.Get, path, null),
            (HttpMethod.Post, $"{path}/activities", """{"type":"message","text":"hi"}"""),
            (HttpMethod.Post, "tokens/refresh", null),
            (HttpMethod.Post, "conversations", null),
        ];
        foreach (var (method, target, body) in requests)
        {
            using var response = await host.SendAsync(method, target, conversation.Token, body, headers);
            ((int)response.StatusCode).ShouldBe(status, target);
        }
    }

    [Fact]
    public async Task Stream_TokenWithTrustedOrigins_IsRefusedToOthers()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync(Trusting);

        using var trusted = await DirectLineStream.ConnectAsync(conversation.StreamUrl!, "https://site.example");
        (await trusted.ReadMessagesAsync(1)).Count.ShouldBe(1);
        await Should.ThrowAsync<WebSocketException>(() => DirectLineStream.ConnectAsync(conversation.StreamUrl!, "https://evil.example"));
    }

    [Fact]
    public async Task Refresh_TokenWithTrustedOrigins_KeepsThem()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync(Trusting);
        var refreshed = await DirectLineHost.ReadAsync<Conversation>(await host.SendAsync(HttpMethod.Post, "tokens/refresh", conversation.Token));
        var reconnected = await DirectLineHost.ReadAsync<Conversation>(
            await host.SendAsync(HttpMethod.Get, $"conversations/{conversation.ConversationId}", refreshed.Token));

        using var response = await host.SendAsync(
            HttpMethod.Get, $"conversations/{conversation.ConversationId}/activities", reconnected.Token, null, ("Origin", "https://evil.example"));

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((403, ErrorCodes.Forbidden));
    }

    [Theory]
    [InlineData("""["https://site.example/page"]""")]
    [InlineData("""["*"]""")]
    [InlineData("""["site.example"]""")]
    [InlineData("[null]")]
    [InlineData("""["ftp://site.example"]""")]
    [InlineData("\"https://site.example\"")]
    [InlineData("""["http://a","http://b","http://c","http://d","http://e","http://f","http://g","http://h","http://i","http://j","http://k"]""")]
    public async Task Generate_OriginsThatAreNone_Is400(string origins)
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Post, "tokens/generate", null, $$"""{"trustedOrigins":{{origins}}}""");

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((400, ErrorCodes.BadArgument));
    }

    [Theory]
    [InlineData("https://friend.example", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    public async Task Preflight_WithoutAnyToken_NamesTheOriginOrNone(string origin, bool allowed)
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:DirectLine:AllowedOrigins:0", "https://friend.example"));
        foreach (var path in new[] { "tokens/generate", "conversations", "conversations/c/activities", "conversations/c/upload", "session/getsessionid" })
        {
            using var response = await host.SendAsync(
                HttpMethod.Options, path, null, null,
                ("Origin", origin), ("Access-Control-Request-Method", path.StartsWith("session", StringComparison.Ordinal) ? "GET" : "POST"),
                ("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with"));

            response.IsSuccessStatusCode.ShouldBeTrue(path);
            response.Headers.TryGetValues("Access-Control-Allow-Origin", out var named);
            named.ShouldBe(allowed ? [origin] : null);
        }
    }

    [Fact]
    public async Task Refusal_ToAnAllowedPage_CanBeReadThere()
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:DirectLine:AllowedOrigins:0", "https://friend.example"));

        using var response = await host.SendAsync(HttpMethod.Get, "conversations/c/activities", null, null, ("Origin", "https://friend.example"));

        ((int)response.StatusCode).ShouldBe(401);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://friend.example"]);
    }
}
