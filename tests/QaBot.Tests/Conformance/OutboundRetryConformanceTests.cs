using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Connector;
using QaBot.TestKit;
using QaBot.TestKit.Connector;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class OutboundRetryConformanceTests : IAsyncLifetime
{
    private readonly ImmediateDelays _time = new();
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(
        new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]),
        services => services.AddSingleton<TimeProvider>(_time),

        // Beyond what that clock cuts short.
        ("QaBot:Connector:TimeoutSeconds", "300"));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("seconds", 429)]
    [InlineData("date", 429)]
    [InlineData("seconds", 503)]
    [InlineData("date", 503)]
    public async Task Send_RetryAfter_IsObeyed(string form, int status)
    {
        var until = _time.GetUtcNow().AddSeconds(20);
        var asked = form == "date" ? until.ToString("R", CultureInfo.InvariantCulture) : "20";
        FailOnce(status, asked);

        await SendAsync();

        // A date has no fractions of a second, and time goes by until it is read.
        _time.Asked.ShouldHaveSingleItem().TotalSeconds.ShouldBeInRange(form == "date" ? 1 : 20, 20);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Send_Transient_IsRepeatedAfterDelays(int status)
    {
        _host.Connector.Answer = (context, number) => RespondAsync(context, number <= 3 ? status : StatusCodes.Status201Created);

        await SendAsync();

        _host.Connector.Count.ShouldBe(4);
        _time.Asked.Count.ShouldBe(3);

        // Jitter makes each delay uncertain, their sum less so: about 1, 2 and 4 s.
        _time.Asked.Sum(delay => delay.TotalSeconds).ShouldBeInRange(2, 20);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(410)]
    [InlineData(413)]
    [InlineData(425)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(505)]
    [InlineData(302)]
    public async Task Send_AnyOtherStatus_IsNotRepeated(int status)
    {
        FailOnce(status, "1");

        await Should.ThrowAsync<ConnectorException>(SendAsync);

        (_host.Connector.Count, _time.Asked.Count).ShouldBe((1, 0));
    }

    private void FailOnce(int status, string retryAfter) => _host.Connector.Answer = (context, number) =>
    {
        context.Response.Headers.RetryAfter = retryAfter;
        return RespondAsync(context, number == 1 ? status : StatusCodes.Status201Created);
    };

    private Task SendAsync() => _host.Services.GetRequiredService<ConnectorClient>().ReplyToActivityAsync(
        new ConnectorTarget(_host.Connector.Url, IsVouchedFor: false), _host.Message("hi") with { ReplyToId = "m0" }, CancellationToken.None);

    private static Task RespondAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
