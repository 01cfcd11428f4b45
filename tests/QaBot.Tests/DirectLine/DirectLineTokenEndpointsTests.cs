using QaBot.BotFramework.DirectLine;

namespace QaBot.Tests.DirectLine;

public sealed class DirectLineTokenEndpointsTests
{
    [Fact]
    public async Task Generate_WithoutSecret_GivesATokenForThirtyMinutesAndStartsNothing()
    {
        await using var host = await DirectLineHost.StartAsync();

        var generated = await host.GenerateAsync("""{"user":{"id":"dl_ann"}}""");

        generated.ExpiresIn.ShouldBe(1800);
        generated.StreamUrl.ShouldBeNull();
        using var reconnect = await host.SendAsync(HttpMethod.Get, $"conversations/{generated.ConversationId}", generated.Token);
        (await DirectLineHost.RefusalAsync(reconnect)).ShouldBe((404, ErrorCodes.ConversationNotFound));
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("http://localhost:5000", 200)]
    [InlineData("http://127.0.0.1:5000", 200)]
    [InlineData("http://localhost.evil.example", 403)]
    [InlineData("https://friend.example", 200)]
    public async Task Generate_FromAPage_DependsOnItsOrigin(string origin, int status)
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:DirectLine:AllowedOrigins:0", "https://friend.example"));

        using var response = await host.SendAsync(HttpMethod.Post, "tokens/generate", null, "{}", ("Origin", origin));

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData(null, 403)]
    [InlineData("wrong secret of some length", 403)]
    [InlineData("a secret that nobody guesses", 200)]
    public async Task Generate_SecretConfigured_IsNeeded(string? bearer, int status)
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:DirectLine:Secret", "a secret that nobody guesses"));

        using var response = await host.SendAsync(HttpMethod.Post, "tokens/generate", bearer, "{}");

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("""{"user":{"id":"ann"}}""")]
    [InlineData("""{"user":"ann"}""")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("""{"user":{"id":"dl_\ud800"}}""")]
    public async Task Generate_BadBody_Is400(string body)
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Post, "tokens/generate", null, body);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((400, ErrorCodes.BadArgument));
    }

    [Fact]
    public async Task Generate_TooOften_Is429WithRetryAfter()
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:RateLimits:TokensPerAddress", "2"));
        await host.GenerateAsync();
        await host.GenerateAsync();

        using var response = await host.SendAsync(HttpMethod.Post, "tokens/generate", null, "{}");

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((429, ErrorCodes.TooManyRequests));
        response.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Refresh_BeforeTheEnd_GivesAnotherTokenForTheSameConversation()
    {
        await using var host = await DirectLineHost.StartAsync();
        var generated = await host.GenerateAsync("""{"user":{"id":"dl_ann"}}""");
        host.Time.Advance(TimeSpan.FromMinutes(29));

        var refreshed = await DirectLineHost.ReadAsync<Conversation>(await host.SendAsync(HttpMethod.Post, "tokens/refresh", generated.Token));
        host.Time.Advance(TimeSpan.FromMinutes(29));

        refreshed.ConversationId.ShouldBe(generated.ConversationId);
        using var start = await host.SendAsync(HttpMethod.Post, "conversations", refreshed.Token);
        ((int)start.StatusCode).ShouldBe(201);
    }

    [Fact]
    public async Task Refresh_Expired_Is403TokenExpired()
    {
        await using var host = await DirectLineHost.StartAsync();
        var generated = await host.GenerateAsync();
        host.Time.Advance(TimeSpan.FromMinutes(30));

        using var response = await host.SendAsync(HttpMethod.Post, "tokens/refresh", generated.Token);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((403, ErrorCodes.TokenExpired));
    }

    [Fact]
    public async Task Refresh_NoToken_Is401()
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Post, "tokens/refresh", null);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((401, ErrorCodes.MissingToken));
    }

    [Fact]
    public async Task Preflight_AllowedOrigin_AllowsTheHeadersOfWebChat()
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:DirectLine:AllowedOrigins:0", "https://friend.example"));

        using var response = await host.SendAsync(
            HttpMethod.Options, "conversations", null, null,
            ("Origin", "https://friend.example"),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with"));

        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://friend.example"]);
        response.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("x-ms-bot-agent");
    }

    [Fact]
    public async Task Preflight_OtherOrigin_IsNotAllowed()
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.SendAsync(
            HttpMethod.Options, "conversations", null, null,
            ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"));

        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }
}
