using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Connector;
using QaBot.TestKit;
using QaBot.TestKit.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class ConnectorTransportTests : IAsyncLifetime, IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ImmediateDelays _time = new();
    private readonly ScriptedCredentials _credentials = new();
    private readonly CapturedLogs _logs = new();
    private FakeConnector _connector = null!;

    private ConnectorTarget Target => TestConnector.At(_connector.Url);

    public async Task InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task Send_WithIdentity_CarriesTheTokenForItsAudience()
    {
        using var transport = Transport();
        var client = new ConnectorClient(transport);

        await client.SendToConversationAsync(Target, TestConnector.Message("c"), default);

        (await _connector.NextAsync()).Authorization.ShouldBe("Bearer t1");
        _credentials.Audiences.ShouldBe([null]);
    }

    [Fact]
    public async Task Send_ToAParentBot_AsksForItsAudience()
    {
        using var transport = Transport(TestConnector.Trusting("127.0.0.1"));

        await new ConnectorClient(transport).SendToConversationAsync(Target with { Audience = "parent" }, TestConnector.Message("c"), default);

        _credentials.Audiences.ShouldBe(["parent"]);
    }

    [Fact]
    public async Task Send_InDevelopmentMode_CarriesNoToken()
    {
        using var transport = TestConnector.Transport(_time, new ConnectorOptions { TimeoutSeconds = 300 });

        await new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default);

        (await _connector.NextAsync()).Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task Send_TokenRejected_IsTriedOnceMoreWithANewOne()
    {
        _connector.Answer = (context, _) => Status(context, context.Request.Headers.Authorization == "Bearer t2" ? 200 : 401);
        using var transport = Transport();

        await new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default);

        (await _connector.NextAsync()).Authorization.ShouldBe("Bearer t1");
        (await _connector.NextAsync()).Authorization.ShouldBe("Bearer t2");
        _logs.Lines.ShouldAllBe(line => !line.Contains("t1") && !line.Contains("t2"));
    }

    [Fact]
    public async Task Send_EveryTokenRejected_FailsAfterTheSecond()
    {
        _connector.Answer = (context, _) => Status(context, 401);
        using var transport = Transport();

        var fault = await Should.ThrowAsync<ConnectorException>(
            new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default));

        (fault.Status, fault.Kind, _connector.Count).ShouldBe(((HttpStatusCode?)HttpStatusCode.Unauthorized, ConnectorFaultKind.Refused, 2));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 3)]
    public async Task Send_NoToken_IsUnavailableAndNothingIsCalled(bool isConfiguration, int delays)
    {
        _credentials.Fault = new CredentialsException("No token") { IsConfiguration = isConfiguration };
        using var transport = Transport();

        var fault = await Should.ThrowAsync<ConnectorException>(
            new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default));

        (fault.Kind, _connector.Count, _time.Asked.Count).ShouldBe((ConnectorFaultKind.Unavailable, 0, delays));
    }

    [Fact]
    public async Task Send_Redirect_TakesTheTokenNowhere()
    {
        await using var elsewhere = await FakeConnector.StartAsync();
        _connector.Answer = (context, _) =>
        {
            context.Response.Headers.Location = elsewhere.Url;
            return Status(context, 308);
        };
        using var transport = Transport();

        var fault = await Should.ThrowAsync<ConnectorException>(
            new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default));

        (fault.Kind, elsewhere.Count).ShouldBe((ConnectorFaultKind.Refused, 0));
    }

    [Theory]
    [InlineData("9", 9)]
    [InlineData("Sun, 01 Mar 2026 12:00:12 GMT", 12)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    public async Task Send_RetryAfterInEitherForm_IsObeyed(string retryAfter, int seconds)
    {
        var start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var time = new FakeTimeProvider(start);
        var calls = 0;
        var busy = new TaskCompletionSource();
        _connector.Answer = async (context, number) =>
        {
            calls = number;
            context.Response.Headers.RetryAfter = retryAfter;
            await Status(context, number == 1 ? 429 : 200);
            await context.Response.CompleteAsync();
            busy.TrySetResult();
        };
        using var transport = TestConnector.Transport(time, new ConnectorOptions { TimeoutSeconds = 1_000_000 });
        var sending = new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default);
        await busy.Task.WaitAsync(Patience);

        if (seconds > 0)
        {
            await Advance.UntilAsync(time, TimeSpan.FromSeconds(1), () => sending.IsCompleted, Patience);
            (time.GetUtcNow() - start).TotalSeconds.ShouldBeGreaterThanOrEqualTo(seconds);
        }

        await sending.WaitAsync(Patience);
        calls.ShouldBe(2);
    }

    [Theory]
    [InlineData("29", 4)]
    [InlineData("30", 1)]
    [InlineData("86400", 1)]
    public async Task Send_RetryAfterBeyondTheBudget_StopsAtOnceAndSaysHowLong(string retryAfter, int calls)
    {
        _connector.Answer = (context, _) =>
        {
            context.Response.Headers.RetryAfter = retryAfter;
            return Status(context, 429);
        };
        using var transport = Transport();

        var fault = await Should.ThrowAsync<ConnectorException>(
            new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default));

        (fault.Kind, fault.RetryAfter, _connector.Count).ShouldBe((
            ConnectorFaultKind.Unavailable, (TimeSpan?)TimeSpan.FromSeconds(int.Parse(retryAfter, CultureInfo.InvariantCulture)), calls));
    }

    [Fact]
    public async Task Send_CancelledWhileWaiting_EndsAtOnce()
    {
        var busy = new TaskCompletionSource();
        _connector.Answer = async (context, _) =>
        {
            context.Response.Headers.RetryAfter = "20";
            await Status(context, 503);
            await context.Response.CompleteAsync();
            busy.SetResult();
        };
        using var transport = TestConnector.Transport(new FakeTimeProvider());
        using var turn = new CancellationTokenSource();
        var sending = new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), turn.Token);
        await busy.Task.WaitAsync(Patience);

        await turn.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending.WaitAsync(Patience));
        _connector.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(400, ConnectorFaultKind.Refused)]
    [InlineData(404, ConnectorFaultKind.Refused)]
    [InlineData(413, ConnectorFaultKind.Refused)]
    [InlineData(501, ConnectorFaultKind.Refused)]
    [InlineData(412, ConnectorFaultKind.Unavailable)]
    [InlineData(429, ConnectorFaultKind.Unavailable)]
    [InlineData(500, ConnectorFaultKind.Unavailable)]
    [InlineData(507, ConnectorFaultKind.Unavailable)]
    [InlineData(503, ConnectorFaultKind.Unavailable)]
    public async Task Send_AnyFault_SaysWhetherItMayArriveLater(int status, ConnectorFaultKind kind)
    {
        _connector.Answer = (context, _) => Status(context, status);
        using var transport = Transport();

        (await Should.ThrowAsync<ConnectorException>(
            new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default))).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Send_AnswerBreaksOff_IsUncertain()
    {
        _connector.Answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        using var transport = Transport();

        (await Should.ThrowAsync<ConnectorException>(
            new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default))).Kind.ShouldBe(ConnectorFaultKind.Uncertain);
    }

    [Theory]
    [InlineData("X-Correlating-OperationId", "4f-a", "The channel answered 403 (operation 4f-a).")]
    [InlineData("MS-CV", "bf+/x.0", "The channel answered 403 (operation bf+/x.0).")]
    [InlineData("MS-CV", "<b> forged", "The channel answered 403.")]
    public async Task Send_FaultWithAnOperation_NamesIt(string header, string value, string message)
    {
        _connector.Answer = (context, _) =>
        {
            context.Response.Headers[header] = value;
            return Status(context, 403);
        };
        using var transport = Transport();

        (await Should.ThrowAsync<ConnectorException>(
            new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default))).Message.ShouldBe(message);
    }

    [Fact]
    public async Task Send_SlowBodyAfterSuccess_CountsAsArrived()
    {
        var time = new FakeTimeProvider();
        using var answer = new StallingAnswer();
        using var transport = TestConnector.Transport(time, handler: answer);
        var sending = new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default);
        await answer.IsRead.WaitAsync(Patience);

        time.Advance(TimeSpan.FromSeconds(15));

        (await sending.WaitAsync(Patience)).Id.ShouldBeNull();
    }

    [Fact]
    public async Task Send_SlowBodyAfterAFault_IsTheFault()
    {
        var time = new FakeTimeProvider();
        using var answer = new StallingAnswer(HttpStatusCode.InternalServerError);
        using var transport = TestConnector.Transport(time, handler: answer);
        var sending = new ConnectorClient(transport).SendToConversationAsync(Target, TestConnector.Message("c"), default);
        await answer.IsRead.WaitAsync(Patience);

        time.Advance(TimeSpan.FromSeconds(15));

        var fault = await Should.ThrowAsync<ConnectorException>(sending.WaitAsync(Patience));
        (fault.Kind, fault.Message).ShouldBe((ConnectorFaultKind.Unavailable, "The channel answered 500."));
    }

    [Fact]
    public async Task List_SlowBody_EndsByTheTimeLimit()
    {
        var time = new FakeTimeProvider();
        using var answer = new StallingAnswer();
        using var transport = TestConnector.Transport(time, new ConnectorOptions { MaxAttempts = 1 }, handler: answer);
        var listing = new ConnectorClient(transport).ListMembersAsync(Target, "c", default);
        await answer.IsRead.WaitAsync(Patience);

        time.Advance(TimeSpan.FromSeconds(15));

        (await Should.ThrowAsync<ConnectorException>(listing.WaitAsync(Patience))).Message.ShouldBe("The channel did not answer within 15 s.");
    }

    private ConnectorTransport Transport(ConnectorOptions? options = null)
    {
        options ??= new ConnectorOptions();
        options.TimeoutSeconds = 300;
        return TestConnector.Transport(_time, options, _credentials, AppId, _logs.CreateLogger<ConnectorTransport>());
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
