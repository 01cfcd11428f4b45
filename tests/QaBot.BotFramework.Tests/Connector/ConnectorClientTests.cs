using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.TestKit;
using QaBot.TestKit.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class ConnectorClientTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ImmediateDelays _time = new();
    private readonly FakeLogger<ConnectorTransport> _logger = new();
    private FakeConnector _connector = null!;
    private ConnectorTransport _transport = null!;
    private ConnectorClient _client = null!;

    public async Task InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _transport = Transport(300, _time);
        _client = new ConnectorClient(_transport);
    }

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    public void Dispose() => _transport.Dispose();

    [Theory]
    [InlineData("", "a:1|x;y=%2F/@ü", "/v3/conversations/a%3A1%7Cx%3By%3D%252F%2F%40%C3%BC/activities/m%7C1")]
    [InlineData("/", "c", "/v3/conversations/c/activities/m%7C1")]
    [InlineData("/_connector", "c", "/_connector/v3/conversations/c/activities/m%7C1")]
    [InlineData("/_connector/", "c", "/_connector/v3/conversations/c/activities/m%7C1")]
    public async Task ReplyToActivityAsync_AnyIdAndSlash_BuildsThePath(string suffix, string conversation, string path)
    {
        var response = await _client.ReplyToActivityAsync(At(_connector.Url + suffix), Message(conversation), default);

        var call = await _connector.NextAsync();
        (call.Method, call.RawPath, call.ContentType).ShouldBe(("POST", path, "application/json; charset=utf-8"));
        call.Activity.Text.ShouldBe("hi");
        response.Id.ShouldBe("r1");
    }

    [Fact]
    public async Task EachOperation_Called_UsesItsMethodAndPath()
    {
        await _client.SendToConversationAsync(At(_connector.Url), Message("c"), default);
        await _client.UpdateActivityAsync(At(_connector.Url), Message("c") with { Id = "a" }, default);
        await _client.DeleteActivityAsync(At(_connector.Url), "c", "a", default);

        ConnectorCall[] calls = [await _connector.NextAsync(), await _connector.NextAsync(), await _connector.NextAsync()];
        calls.Select(c => $"{c.Method} {c.RawPath}").ShouldBe(
        [
            "POST /v3/conversations/c/activities", "PUT /v3/conversations/c/activities/a", "DELETE /v3/conversations/c/activities/a",
        ]);
    }

    [Theory]
    [InlineData(202, "")]
    [InlineData(200, "{}")]
    [InlineData(200, "OK")]
    [InlineData(200, "[1]")]
    [InlineData(200, "{\"id\":7}")]
    public async Task SendToConversationAsync_SuccessWithoutId_IsFine(int status, string body)
    {
        Answer(status, body);

        (await _client.SendToConversationAsync(At(_connector.Url), Message("c"), default)).Id.ShouldBeNull();
    }

    [Fact]
    public async Task SendToConversationAsync_EndlessBody_IsCutOff()
    {
        _connector.Answer = async (context, _) =>
        {
            var junk = new byte[8192];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(junk);
            }
        };

        (await _client.SendToConversationAsync(At(_connector.Url), Message("c"), default).WaitAsync(Patience)).Id.ShouldBeNull();
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task SendToConversationAsync_Transient_IsTriedAgain(int status)
    {
        _connector.Answer = (context, number) =>
        {
            context.Response.StatusCode = number < 3 ? status : 200;
            return Task.CompletedTask;
        };

        await _client.SendToConversationAsync(At(_connector.Url), Message("c"), default);

        _connector.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(500)]
    [InlineData(501)]
    public async Task SendToConversationAsync_FinalStatus_FailsAtOnceWithTheChannelsCode(int status)
    {
        Answer(status, """{"error":{"code":"ConversationNotFound","message":"secret text"}}""");

        var fault = await Should.ThrowAsync<ConnectorException>(_client.SendToConversationAsync(At(_connector.Url), Message("c"), default));

        (fault.Status, fault.Code, _connector.Count).ShouldBe(((HttpStatusCode?)status, "ConversationNotFound", 1));
        fault.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task SendToConversationAsync_ErrorPage_HasNoCode()
    {
        Answer(400, "<html>\n[ERROR] forged log line</html>");

        var fault = await Should.ThrowAsync<ConnectorException>(_client.SendToConversationAsync(At(_connector.Url), Message("c"), default));

        (fault.Message, fault.Code).ShouldBe(("The channel answered 400.", null));
    }

    [Fact]
    public async Task SendToConversationAsync_RetryAfter_IsObeyed()
    {
        _connector.Answer = (context, number) =>
        {
            context.Response.StatusCode = number == 1 ? 429 : 200;
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        };

        await _client.SendToConversationAsync(At(_connector.Url), Message("c"), default);

        _time.Asked.ShouldBe([TimeSpan.FromSeconds(7)]);
    }

    [Fact]
    public async Task SendToConversationAsync_RetryAfterAnHour_GivesUp()
    {
        _connector.Answer = (context, _) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        };

        await Should.ThrowAsync<ConnectorException>(_client.SendToConversationAsync(At(_connector.Url), Message("c"), default));

        _connector.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SendToConversationAsync_AlwaysBusy_GivesUpAfterTheLastAttempt()
    {
        Answer(503, "");

        await Should.ThrowAsync<ConnectorException>(_client.SendToConversationAsync(At(_connector.Url), Message("c"), default));

        _connector.Count.ShouldBe(4);
        _time.Asked.Count.ShouldBe(3);
        _time.Asked.Sum(delay => delay.TotalSeconds).ShouldBeInRange(2, 20);
    }

    [Fact]
    public async Task SendToConversationAsync_Typing_IsNeverTriedAgain()
    {
        Answer(503, "");

        await Should.ThrowAsync<ConnectorException>(
            _client.SendToConversationAsync(At(_connector.Url), Message("c") with { Type = "typing" }, default));

        _connector.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SendToConversationAsync_NoAnswer_FailsByTimeLimitAndIsNotRepeated()
    {
        var time = new FakeTimeProvider();
        using var transport = Transport(15, time);
        var client = new ConnectorClient(transport);
        var called = new TaskCompletionSource();
        _connector.Answer = (context, _) => { called.SetResult(); return Task.Delay(Timeout.Infinite, context.RequestAborted); };

        var sending = client.SendToConversationAsync(At(_connector.Url), Message("c"), default);
        await called.Task.WaitAsync(Patience);
        time.Advance(TimeSpan.FromSeconds(15));

        (await Should.ThrowAsync<ConnectorException>(sending.WaitAsync(Patience))).Message.ShouldContain("within 15 s");
        _connector.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SendToConversationAsync_ConnectionBrokenAfterTheRequest_IsNotRepeated()
    {
        _connector.Answer = (context, _) => { context.Abort(); return Task.CompletedTask; };

        await Should.ThrowAsync<ConnectorException>(_client.SendToConversationAsync(At(_connector.Url), Message("c"), default));

        _connector.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SendToConversationAsync_NobodyListens_IsTriedAgainAndThenFails()
    {
        var gone = _connector.Url;
        await _connector.DisposeAsync();

        await Should.ThrowAsync<ConnectorException>(_client.SendToConversationAsync(At(gone), Message("c"), default));

        _logger.Collector.GetSnapshot().Count.ShouldBe(3);
    }

    [Fact]
    public async Task SendToConversationAsync_Redirect_IsNotFollowed()
    {
        await using var elsewhere = await FakeConnector.StartAsync();
        _connector.Answer = (context, _) =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = elsewhere.Url;
            return Task.CompletedTask;
        };

        await Should.ThrowAsync<ConnectorException>(_client.SendToConversationAsync(At(_connector.Url), Message("c"), default));

        elsewhere.Count.ShouldBe(0);
    }

    [Fact]
    public async Task SendToConversationAsync_ForeignServiceUrl_IsRefusedAndLoggedAndNotCalled()
    {
        await Should.ThrowAsync<ConnectorException>(_client.SendToConversationAsync(At("https://evil.example/"), Message("c"), default));

        _logger.LatestRecord.Message.ShouldContain("'evil.example'");
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task SendToConversationAsync_IdOfDots_IsRefused(string id) =>
        await Should.ThrowAsync<ConnectorException>(_client.SendToConversationAsync(At(_connector.Url), Message(id), default));

    [Theory]
    [InlineData("m1", "/v3/conversations/c/activities/m1")]
    [InlineData(null, "/v3/conversations/c/activities")]
    public async Task ConnectorSender_WithAndWithoutInboundId_RepliesOrSends(string? replyToId, string path)
    {
        await new ConnectorSender(_client, At(_connector.Url)).SendAsync(Message("c") with { ReplyToId = replyToId }, default);

        (await _connector.NextAsync()).RawPath.ShouldBe(path);
    }

    private void Answer(int status, string body) => _connector.Answer = async (context, _) =>
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body);
    };

    private ConnectorTransport Transport(int timeoutSeconds, TimeProvider time) =>
        TestConnector.Transport(time, new ConnectorOptions { TimeoutSeconds = timeoutSeconds }, logger: _logger);

    private static ConnectorTarget At(string url) => TestConnector.At(url);

    private static Activity Message(string conversation) => TestConnector.Message(conversation);
}
