using System.Globalization;
using Microsoft.AspNetCore.Http;
using QaBot.BotFramework.Activities;
using QaBot.TestKit;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class OutboundCallConformanceTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Send_Transient_IsRepeatedAndTheOrderKept(int status)
    {
        _host.Connector.Answer = (context, number) =>
        {
            context.Response.StatusCode = number == 1 ? status : StatusCodes.Status201Created;
            context.Response.Headers.RetryAfter = "0";
            return Task.CompletedTask;
        };

        await _host.PostAsync(Mail("m1"));
        await _host.PostAsync(Mail("m2"));

        string?[] order = [await NextAsync(), await NextAsync(), await NextAsync()];
        order.ShouldBe(["m1", "m1", "m2"], status.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    public async Task Send_Refused_IsNotRepeated(int status)
    {
        _host.Connector.Answer = (context, number) =>
        {
            context.Response.StatusCode = number == 1 ? status : StatusCodes.Status201Created;
            return Task.CompletedTask;
        };

        await _host.PostAsync(Mail("m1"));
        await _host.PostAsync(Mail("m2"));

        string?[] order = [await NextAsync(), await NextAsync()];
        order.ShouldBe(["m1", "m2"]);
    }

    [Fact]
    public async Task Send_HostThatNobodyVouchedFor_IsNotCalled() =>
        ((int)(await _host.PostAsync(Mail("m1") with { ServiceUrl = "https://elsewhere.example/" })).StatusCode).ShouldBe(403);

    private async Task<string?> NextAsync() => (await _host.Connector.NextAsync()).Activity.ReplyToId;

    // No typing indicator there: each call is an answer.
    private Activity Mail(string id) => _host.Message("hi", id) with { ChannelId = "sms" };
}
