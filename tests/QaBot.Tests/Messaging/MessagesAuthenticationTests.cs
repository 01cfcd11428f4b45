using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.Core.Answering;
using QaBot.TestKit;
using QaBot.TestKit.Authentication;

namespace QaBot.Tests.Messaging;

/// <summary>What strangers and friends get from <c>/api/messages</c> of a bot that has an app id.</summary>
public sealed class MessagesAuthenticationTests : IAsyncLifetime, IDisposable
{
    private const string Parent = "00000000-aaaa-bbbb-cccc-00000000000f";

    private readonly CapturedLogs _logs = new();
    private TokenAuthority _authority = null!;
    private MessagingHost _host = null!;

    public async Task InitializeAsync()
    {
        _authority = await TokenAuthority.StartAsync(TimeProvider.System);
        _host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(question => new Answer { Status = AnswerStatus.SmallTalk, Text = $"You asked: {question}", TraceId = "t" }),
            services => services.AddSingleton<ILoggerProvider>(_logs).AddSingleton<ConnectorCredentials>(new NoCredentials()),
            [.. _authority.Settings()]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _authority.DisposeAsync();
    }

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task Post_ChannelToken_IsAcknowledged() =>
        (await _host.PostAsync(TeamsMessage(), ChannelHeader())).StatusCode.ShouldBe(HttpStatusCode.Accepted);

    [Fact]
    public async Task Post_WithoutToken_Is401WithoutBodyAndOneLine()
    {
        var response = await _host.PostAsync(TeamsMessage());

        await ShouldBeTurnedAwayAsync(response, HttpStatusCode.Unauthorized, "the Authorization header is missing");
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task Post_TokenOfAnotherBot_Is401WithoutBodyAndOneLine()
    {
        var token = _authority.ChannelToken(_host.Connector.Url).With("aud", Parent);

        var response = await _host.PostAsync(TeamsMessage(), token.Header());

        await ShouldBeTurnedAwayAsync(response, HttpStatusCode.Unauthorized, "the token is meant for another bot");
        _logs.Lines.ShouldAllBe(line => !line.Contains(token.Write().Split('.', 2)[1].Substring(0, 20), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_TokenForAnotherServiceUrl_Is401WithoutBody()
    {
        var response = await _host.PostAsync(TeamsMessage() with { ServiceUrl = "https://evil.example/" }, ChannelHeader());

        await ShouldBeTurnedAwayAsync(response, HttpStatusCode.Unauthorized, "the token does not vouch for the activity's service URL");
    }

    [Fact]
    public async Task Post_BotThatIsNotInTheList_Is403WithoutBodyAndOneLine()
    {
        var response = await _host.PostAsync(TeamsMessage(), _authority.SkillToken(Parent).Header());

        await ShouldBeTurnedAwayAsync(response, HttpStatusCode.Forbidden, $"'{Parent}' is not in QaBot:Bot:AllowedCallers");
        response.Headers.WwwAuthenticate.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_KeysOutOfReach_Is503WithRetryAfterAndOneLine()
    {
        _authority.FailWith(500);

        var response = await _host.PostAsync(TeamsMessage(), ChannelHeader());

        await ShouldBeTurnedAwayAsync(response, HttpStatusCode.ServiceUnavailable, "cannot be fetched");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Post_BodyThatNeverComes_Is401AtOnce()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_host.Address.Host, _host.Address.Port);
        await client.GetStream().WriteAsync(
            "POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{"u8.ToArray());
        using var reader = new StreamReader(client.GetStream());

        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 401 Unauthorized");
    }

    [Theory]
    [InlineData(20 * 1024, HttpStatusCode.Unauthorized)]
    [InlineData(100 * 1024, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task Post_HugeToken_IsRefused(int length, HttpStatusCode status) =>
        (await _host.PostAsync(TeamsMessage(), $"Bearer {new string('a', length)}")).StatusCode.ShouldBe(status);

    [Fact]
    public async Task Post_NotJsonWithoutToken_Is401() =>
        (await _host.PostAsync("hello", "text/plain")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Post_ReplayedActivity_IsAnsweredOnce()
    {
        var header = ChannelHeader();
        (await _host.PostAsync(TeamsMessage() with { Text = "one" }, header)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _host.PostAsync(TeamsMessage() with { Text = "one" }, header)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _host.PostAsync(TeamsMessage() with { Text = "two", Id = "m2" }, header)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("You asked: one");
        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("You asked: two");
    }

    [Fact]
    public async Task Post_EmulatorToken_IsAnsweredOnThisMachine()
    {
        (await _host.PostAsync(_host.Message("Why?"), _authority.EmulatorToken().Header())).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("You asked: Why?");
    }

    [Fact]
    public async Task Head_WithoutToken_IsAnswered() => (await _host.SendAsync(HttpMethod.Head)).StatusCode.ShouldBe(HttpStatusCode.OK);

    private Activity TeamsMessage() => _host.Message("namedcanary") with { ChannelId = ChannelIds.Teams };

    private string ChannelHeader() => _authority.ChannelToken(_host.Connector.Url).Header();

    private async Task ShouldBeTurnedAwayAsync(HttpResponseMessage response, HttpStatusCode status, string reason)
    {
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        var line = _logs.Lines.Where(line => line.StartsWith("QaBot.", StringComparison.Ordinal) && !line.Contains(" Debug: ", StringComparison.Ordinal)).ShouldHaveSingleItem();
        line.ShouldStartWith($"QaBot.Messaging.CallerGate Warning: Turned a caller away with {(int)status}: ");
        line.ShouldContain(reason);
        line.ShouldNotContain("namedcanary");
    }
}
