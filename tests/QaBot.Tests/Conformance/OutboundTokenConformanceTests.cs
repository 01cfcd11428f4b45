using System.Globalization;
using Microsoft.AspNetCore.Http;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.TestKit;
using QaBot.TestKit.Authentication;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class OutboundTokenConformanceTests : IAsyncLifetime
{
    private const int Crowd = 50;

    private readonly TaskCompletionSource _crowdHasCome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;
    private TokenAuthority _authority = null!;
    private FakeConnector _login = null!;
    private MessagingHost _host = null!;

    public async Task InitializeAsync()
    {
        _authority = await TokenAuthority.StartAsync(TimeProvider.System);
        _login = await FakeConnector.StartAsync();
        _login.Answer = (context, number) => GiveAsync(context, number, expiresIn: 3600);
        _host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(Answer),
            [
                .. _authority.Settings(), ("QaBot:Bot:Endpoints:LoginAuthority", $"{_login.Url}/{TokenAuthority.Tenant}"),
                ("QaBot:Turns:Parallelism", Crowd.ToString(CultureInfo.InvariantCulture)),
            ]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _login.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task Send_FiftyConversationsAtOnce_AskForOneToken()
    {
        _login.Answer = async (context, number) =>
        {
            await _crowdHasCome.Task;
            await GiveAsync(context, number, expiresIn: 3600);
        };

        foreach (var number in Enumerable.Range(0, Crowd))
        {
            await AskAsync($"m{number}", $"c{number}");
        }

        var calls = await TakeAsync(Crowd);
        calls.ShouldAllBe(call => call.Token == "Bearer t1");
        calls.Select(call => call.Answers).Distinct().Count().ShouldBe(Crowd);
        _login.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("good for an hour: cached", 3600, "Bearer t1")]
    [InlineData("good for 4 minutes: refreshed before it expires", 240, "Bearer t2")]
    public async Task Send_Again_TakesTheTokenFromTheCacheAsLongAsItHolds(string row, int expiresIn, string second)
    {
        _login.Answer = (context, number) => GiveAsync(context, number, expiresIn);

        await AskAsync("m1");
        await AskAsync("m2");

        (await TakeAsync(2)).ShouldBe([("m1", "Bearer t1"), ("m2", second)], row);
    }

    [Fact]
    public async Task Send_TokenRejected_IsSentOnceMoreWithANewOne()
    {
        _host.Connector.Answer = (context, number) => RespondAsync(context, number == 1 ? 401 : 201);

        await AskAsync("m1");
        await AskAsync("m2");

        (await TakeAsync(3)).ShouldBe([("m1", "Bearer t1"), ("m1", "Bearer t2"), ("m2", "Bearer t2")]);
    }

    [Fact]
    public async Task Send_NewTokenRejectedToo_IsGivenUp()
    {
        _host.Connector.Answer = (context, number) => RespondAsync(context, number <= 2 ? 401 : 201);

        await AskAsync("m1");
        await AskAsync("m2");

        (await TakeAsync(3)).ShouldBe([("m1", "Bearer t1"), ("m1", "Bearer t2"), ("m2", "Bearer t2")]);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("https://botframework.com.elsewhere.example/")]
    [InlineData("https://elsewhere.example/smba.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://10.0.0.7/")]
    public async Task Send_HostThatNobodyVouchedFor_GetsNoToken(string serviceUrl)
    {
        var message = Message("m1", "c1") with { ServiceUrl = serviceUrl };

        using var response = await _host.PostAsync(message, _authority.EmulatorToken().Header());

        ((int)response.StatusCode, _login.Count, _host.Connector.Count).ShouldBe((403, 0, 0));
    }

    private ValueTask<Answer> Answer(string question, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _asked) == Crowd)
        {
            _crowdHasCome.SetResult();
        }

        return new(new Answer { Status = AnswerStatus.SmallTalk, Text = $"You asked: {question}", TraceId = "t" });
    }

    private async Task AskAsync(string id, string conversation = "c1")
    {
        using var response = await _host.PostAsync(Message(id, conversation), _authority.EmulatorToken().Header());
        ((int)response.StatusCode).ShouldBe(202);
    }

    // No typing indicator there: each call is an answer.
    private Activity Message(string id, string conversation) => _host.Message("hi", id, conversation) with { ChannelId = "sms" };

    private async Task<List<(string? Answers, string? Token)>> TakeAsync(int count)
    {
        var calls = new List<(string?, string?)>();
        while (calls.Count < count)
        {
            var call = await _host.Connector.NextAsync();
            calls.Add((call.Activity.ReplyToId, call.Authorization));
        }

        return calls;
    }

    private static async Task GiveAsync(HttpContext context, int number, int expiresIn) => await context.Response.WriteAsJsonAsync(
        new { token_type = "Bearer", expires_in = expiresIn, ext_expires_in = expiresIn, access_token = $"t{number}" });

    private static Task RespondAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
