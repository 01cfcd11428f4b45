using QaBot.TestKit;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class OtherChannelConformanceTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(question => SampleAnswers.All[question == "long" ? "too-long" : "one-source"]));

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

    [Theory]
    [InlineData("sms", 1_600)]
    [InlineData("facebook", 2_000)]
    [InlineData("telegram", 4_096)]
    [InlineData("line", 5_000)]
    public async Task Answer_BeyondTheLimit_IsSplitBetweenSentencesWithTheSourcesLast(string channel, int limit)
    {
        var replies = await _host.AskAsync(_host.Message("long") with { ChannelId = channel });

        replies.Count.ShouldBeGreaterThan(1);
        replies.ShouldAllBe(reply => reply.Text!.Length <= limit);
        replies.SkipLast(1).ShouldAllBe(reply => reply.Text!.EndsWith('.') || reply.Text.EndsWith(']'));
        replies[^1].Text!.ShouldContain("Sources:\n[1] Long-winded - ");
    }
}
