using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

public sealed class LoopGuardTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LoopGuard _guard;

    public LoopGuardTests() => _guard = new LoopGuard(Options.Create(new MessagingOptions { MaxMessagesPerMinute = 5 }), _time);

    [Theory]
    [InlineData("The documents don't say. [1]", true)]
    [InlineData("  the DOCUMENTS **don’t** say [1]  ", true)]
    [InlineData("The documents say", false)]
    [InlineData("", false)]
    public void Judge_WhatTheBotSaid_IsSilent(string text, bool isSilent)
    {
        _guard.Said(From("u"), "The documents don't say. [1]");

        _guard.Judge(From("u"), text).ShouldBe(isSilent ? LoopVerdict.Silence : LoopVerdict.Answer);
    }

    [Fact]
    public void Judge_WhatTheBotSaidElsewhereOrLongAgo_IsAnswered()
    {
        _guard.Said(From("u", "c1"), "old");
        foreach (var saying in (string[])["a", "b", "c", "d", "e"])
        {
            _guard.Said(From("u", "c1"), saying);
        }

        _guard.Judge(From("u", "c1"), "old").ShouldBe(LoopVerdict.Answer);
        _guard.Judge(From("u", "c2"), "e").ShouldBe(LoopVerdict.Answer);
        _guard.Judge(From("u", "c1"), "e").ShouldBe(LoopVerdict.Silence);
    }

    [Fact]
    public void Judge_TooManyWithinAMinute_PausesOnceAndIsSilentUntilItIsCalmer()
    {
        Judge(5).ShouldAllBe(verdict => verdict == LoopVerdict.Answer);
        Judge(3).ShouldBe([LoopVerdict.Pause, LoopVerdict.Silence, LoopVerdict.Silence]);
        _guard.Judge(From("other"), "next").ShouldBe(LoopVerdict.Answer);

        _time.Advance(TimeSpan.FromSeconds(59));
        Judge(1).ShouldBe([LoopVerdict.Silence]);
        _time.Advance(TimeSpan.FromSeconds(2));
        Judge(1).ShouldBe([LoopVerdict.Answer]);
    }

    [Fact]
    public void Judge_AFloodThatGoesOn_StaysSilent()
    {
        var verdicts = new List<LoopVerdict>();
        for (var second = 0; second < 300; second++)
        {
            verdicts.Add(_guard.Judge(From("u"), $"message {second}"));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        verdicts.Count(verdict => verdict == LoopVerdict.Answer).ShouldBe(5);
        verdicts.Count(verdict => verdict == LoopVerdict.Pause).ShouldBe(1);
    }

    [Fact]
    public void Judge_MoreConversationsThanAreRemembered_ForgetsTheOneUsedLeast()
    {
        Judge(6);
        for (var i = 0; i < LoopGuard.Capacity; i++)
        {
            _guard.Judge(From("u", $"other{i}"), "x");
        }

        Judge(1).ShouldBe([LoopVerdict.Answer]);
    }

    [Fact]
    public void Forget_EndedConversation_KnowsNoEcho()
    {
        _guard.Said(From("u"), "hello there");

        _guard.Forget(ActivityIdentity.ConversationOf(From("u")));

        _guard.Judge(From("u"), "hello there").ShouldBe(LoopVerdict.Answer);
    }

    private LoopVerdict[] Judge(int messages) => [.. Enumerable.Range(0, messages).Select(i => _guard.Judge(From("u"), $"message {i}"))];

    private static Activity From(string sender, string conversation = "c") => new()
    {
        ChannelId = "test",
        From = new ChannelAccount { Id = sender },
        Conversation = new ConversationAccount { Id = conversation },
    };
}
