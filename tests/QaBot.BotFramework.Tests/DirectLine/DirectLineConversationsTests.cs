using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.DirectLine;

namespace QaBot.BotFramework.Tests.DirectLine;

public sealed class DirectLineConversationsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void FindOrStart_Twice_IsTheSameConversation()
    {
        var conversations = Create();

        var first = conversations.FindOrStart("a", out var started);
        var second = conversations.FindOrStart("a", out var startedAgain);

        second.ShouldBeSameAs(first);
        (started, startedAgain).ShouldBe((true, false));
    }

    [Fact]
    public void TryFind_NeverStarted_IsFalse() => Create().TryFind("|;%", out _).ShouldBeFalse();

    [Fact]
    public void TryFind_IdleForTooLong_IsForgotten()
    {
        var conversations = Create();
        conversations.FindOrStart("a", out _);

        _time.Advance(TimeSpan.FromHours(4) + TimeSpan.FromSeconds(1));

        conversations.TryFind("a", out _).ShouldBeFalse();
    }

    [Fact]
    public void TryFind_StreamOpen_IsNotIdle()
    {
        var conversations = Create();
        using var stream = conversations.FindOrStart("a", out _).Subscribe(null);

        _time.Advance(TimeSpan.FromDays(2));

        conversations.TryFind("a", out _).ShouldBeTrue();
    }

    [Fact]
    public void FindOrStart_OneTooMany_EndsTheOneIdleLongest()
    {
        var conversations = Create(new DirectLineLimits { MaxConversations = 2 });
        conversations.FindOrStart("a", out _);
        _time.Advance(TimeSpan.FromSeconds(1));
        conversations.FindOrStart("b", out _);
        _time.Advance(TimeSpan.FromSeconds(1));

        conversations.FindOrStart("c", out _);

        conversations.TryFind("a", out _).ShouldBeFalse();
        conversations.TryFind("b", out _).ShouldBeTrue();
        conversations.TryFind("c", out _).ShouldBeTrue();
    }

    private DirectLineConversations Create(DirectLineLimits? limits = null) => new(limits ?? new DirectLineLimits(), _time);
}
