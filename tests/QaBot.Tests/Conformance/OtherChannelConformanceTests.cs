using QaBot.TestKit;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class OtherChannelConformanceTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => SampleAnswers.All["one-source"]));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("email")]
    [InlineData("slack")]
    [InlineData("telegram")]
    [InlineData("twilio-sms")]
    [InlineData("somethingNew")]
    public async Task Answer_PlainChannel_ListsSourcesAndNumbersOptions(string channel)
    {
        var reply = (await _host.AskAsync(_host.Message("hi") with { ChannelId = channel })).ShouldHaveSingleItem();

        (reply.TextFormat, reply.SuggestedActions, reply.Attachments).ShouldBe(("plain", null, null));
        reply.Text!.ShouldContain("\n\nSources:\n[1] Pump manual, page 4 - ");
        reply.Text!.ShouldContain("\n1. Which pumps can be reset?");
    }
}
