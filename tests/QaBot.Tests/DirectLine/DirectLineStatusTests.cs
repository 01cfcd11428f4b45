using System.Net.Http.Headers;
using System.Text;
using QaBot.BotFramework;
using QaBot.BotFramework.DirectLine;

namespace QaBot.Tests.DirectLine;

/// <summary>Every status that the protocol names, as one row each.</summary>
public sealed class DirectLineStatusTests
{
    private const string Secret = "the secret of this server";

    [Theory]
    [InlineData("POST", "tokens/generate", "secret", null, 200, null)]
    [InlineData("POST", "tokens/generate", "secret", "{\"user\":{\"id\":\"ann\"}}", 400, ErrorCodes.BadArgument)]
    [InlineData("POST", "tokens/generate", "secret", "{", 400, ErrorCodes.BadArgument)]
    [InlineData("POST", "tokens/generate", "none", null, 403, ErrorCodes.Forbidden)]
    [InlineData("POST", "tokens/generate", "token", null, 403, ErrorCodes.Forbidden)]
    [InlineData("POST", "tokens/generate", "secret", "long", 413, ErrorCodes.MessageSizeTooBig)]
    [InlineData("POST", "tokens/refresh", "token", null, 200, null)]
    [InlineData("POST", "tokens/refresh", "none", null, 401, ErrorCodes.MissingToken)]
    [InlineData("POST", "tokens/refresh", "basic", null, 401, ErrorCodes.MissingToken)]
    [InlineData("POST", "tokens/refresh", "nonsense", null, 403, ErrorCodes.InvalidToken)]
    [InlineData("POST", "tokens/refresh", "altered", null, 403, ErrorCodes.InvalidToken)]
    [InlineData("POST", "tokens/refresh", "expired", null, 403, ErrorCodes.TokenExpired)]
    [InlineData("POST", "conversations", "fresh", null, 201, null)]
    [InlineData("POST", "conversations", "token", null, 200, null)]
    [InlineData("POST", "conversations", "secret", null, 201, null)]
    [InlineData("POST", "conversations", "none", null, 401, ErrorCodes.MissingToken)]
    [InlineData("POST", "conversations", "expired", null, 403, ErrorCodes.TokenExpired)]
    [InlineData("POST", "conversations", "secret", "[1]", 400, ErrorCodes.BadArgument)]
    [InlineData("GET", "conversations/{id}", "token", null, 200, null)]
    [InlineData("GET", "conversations/{id}", "secret", null, 200, null)]
    [InlineData("GET", "conversations/{id}", "none", null, 401, ErrorCodes.MissingToken)]
    [InlineData("GET", "conversations/{id}", "expired", null, 403, ErrorCodes.TokenExpired)]
    [InlineData("GET", "conversations/{id}", "fresh", null, 403, ErrorCodes.Forbidden)]
    [InlineData("GET", "conversations/{fresh}", "fresh", null, 404, ErrorCodes.ConversationNotFound)]
    [InlineData("GET", "conversations/{id}/activities", "token", null, 200, null)]
    [InlineData("GET", "conversations/{id}/activities?watermark=nonsense", "token", null, 200, null)]
    [InlineData("GET", "conversations/{id}/activities?watermark=999999", "token", null, 200, null)]
    [InlineData("GET", "conversations/{id}/activities", "none", null, 401, ErrorCodes.MissingToken)]
    [InlineData("GET", "conversations/{id}/activities", "altered", null, 403, ErrorCodes.InvalidToken)]
    [InlineData("GET", "conversations/{fresh}/activities", "fresh", null, 404, ErrorCodes.ConversationNotFound)]
    [InlineData("POST", "conversations/{id}/activities", "token", "{\"type\":\"message\",\"text\":\"hi\"}", 200, null)]
    [InlineData("POST", "conversations/{id}/activities", "token", "{\"type\":\"event\",\"name\":\"webchat:activity-status/feedback\",\"entities\":[]}", 200, null)]
    [InlineData("POST", "conversations/{id}/activities", "token", "{\"type\":\"invoke\",\"name\":\"message/submitAction\",\"value\":{}}", 200, null)]
    [InlineData("POST", "conversations/{id}/activities", "token", "{\"type\":\"endOfConversation\"}", 200, null)]
    [InlineData("POST", "conversations/{id}/activities", "token", "{\"type\":\"typing\"}", 200, null)]
    [InlineData("POST", "conversations/{id}/activities", "token", "{\"type\":\"something.new\"}", 200, null)]
    [InlineData("POST", "conversations/{id}/activities", "token", "deep", 400, ErrorCodes.BadArgument)]
    [InlineData("POST", "conversations/{id}/activities", "token", "{\"type\":\"message\",\"text\":\"\\ud800\"}", 400, ErrorCodes.BadArgument)]
    [InlineData("POST", "conversations/{id}/activities", "token", "long", 413, ErrorCodes.MessageSizeTooBig)]
    [InlineData("POST", "conversations/{fresh}/activities", "fresh", "{\"type\":\"message\"}", 404, ErrorCodes.ConversationNotFound)]
    [InlineData("POST", "conversations/{id}/upload", "token", "{}", 415, ErrorCodes.FilesNotAccepted)]
    [InlineData("POST", "conversations/{id}/upload", "none", "{}", 401, ErrorCodes.MissingToken)]
    [InlineData("GET", "conversations/{id}/stream?t={token}", "none", null, 400, ErrorCodes.BadArgument)]
    [InlineData("GET", "conversations/{id}/stream", "token", null, 401, ErrorCodes.MissingToken)]
    [InlineData("GET", "conversations/{id}/stream?t=nonsense", "none", null, 403, ErrorCodes.InvalidToken)]
    [InlineData("GET", "session/getsessionid", "none", null, 200, null)]
    public async Task Request_OfAKind_HasItsStatus(string method, string path, string bearer, string? body, int status, string? code)
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:DirectLine:Secret", Secret));
        var expired = await DirectLineHost.ReadAsync<Conversation>(await host.SendAsync(HttpMethod.Post, "tokens/generate", Secret));
        host.Time.Advance(TimeSpan.FromMinutes(31));
        var fresh = await DirectLineHost.ReadAsync<Conversation>(await host.SendAsync(HttpMethod.Post, "tokens/generate", Secret));
        var started = await DirectLineHost.ReadAsync<Conversation>(await host.SendAsync(HttpMethod.Post, "conversations", Secret));
        var shown = bearer switch
        {
            "secret" => $"Bearer {Secret}",
            "token" => $"Bearer {started.Token}",
            "fresh" => $"Bearer {fresh.Token}",
            "expired" => $"Bearer {expired.Token}",
            "altered" => $"Bearer {started.Token[..^2]}AA",
            "nonsense" => "Bearer nonsense",
            "basic" => "Basic dXNlcjpwYXNz",
            _ => null,
        };
        var target = path.Replace("{id}", started.ConversationId).Replace("{fresh}", fresh.ConversationId).Replace("{token}", started.Token);

        using var response = await SendAsync(host, new HttpMethod(method), target, shown, BodyOf(body));

        ((int)response.StatusCode).ShouldBe(status);
        if (code is not null)
        {
            (await DirectLineHost.RefusalAsync(response)).Code.ShouldBe(code);
        }
    }

    [Fact]
    public async Task Post_BotHasNoRoom_Is502AndNothingWasSaid()
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:Turns:Capacity", "1"), ("QaBot:Turns:Parallelism", "1"));
        var conversation = await host.StartConversationAsync();
        var refused = 0;
        for (var i = 0; i < 50; i++)
        {
            using var response = await host.SayAsync(conversation, $"message {i}");
            refused += (int)response.StatusCode == 502 ? 1 : 0;
        }

        var heard = (await host.PollAsync(conversation)).Activities.Count(activity => activity.Text!.StartsWith("message", StringComparison.Ordinal));
        heard.ShouldBe(50 - refused);
    }

    [Fact]
    public async Task Request_StoreUnavailable_Is502ForAPostAndNothingNewForAPoll()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        // By polls: a stream that was left notes the use of the conversation some time later, and the poll below would have nothing to write.
        while ((await host.PollAsync(conversation)).Activities.Count == 0)
        {
        }

        host.Time.Advance(TimeSpan.FromMinutes(2));
        host.Store.Fault = new ConversationsUnavailableException("The disk is full.");

        var polled = await host.PollAsync(conversation, "7");
        using var posted = await host.SayAsync(conversation, "hi");

        (await DirectLineHost.RefusalAsync(posted)).ShouldBe((502, ErrorCodes.BotBusy));
        polled.Activities.ShouldBeEmpty();
        polled.Watermark.ShouldBe("7");
    }

    private static string? BodyOf(string? body) => body switch
    {
        "long" => $$"""{"type":"message","text":"{{new string('x', 300_000)}}"}""",
        "deep" => $$"""{"type":"message","value":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""",
        _ => body,
    };

    private static async Task<HttpResponseMessage> SendAsync(DirectLineHost host, HttpMethod method, string path, string? bearer, string? body)
    {
        using var request = new HttpRequestMessage(method, $"v3/directline/{path}");
        if (bearer is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(bearer);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await host.Client.SendAsync(request);
    }
}
