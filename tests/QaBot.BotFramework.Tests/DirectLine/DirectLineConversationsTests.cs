using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
using QaBot.TestKit.DirectLine;

namespace QaBot.BotFramework.Tests.DirectLine;

public sealed class DirectLineConversationsTests
{
    private readonly InMemoryDirectLineStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero));

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task FindOrStart_Twice_IsTheSameConversation()
    {
        var conversations = Create();

        var (first, started) = await conversations.FindOrStartAsync("a", None);
        var (second, startedAgain) = await conversations.FindOrStartAsync("a", None);

        second.ShouldBeSameAs(first);
        (started, startedAgain).ShouldBe((true, false));
    }

    [Fact]
    public async Task FindOrStart_ManyAtOnce_IsOneConversation()
    {
        var conversations = Create();

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await conversations.FindOrStartAsync("a", None))));

        found.Count(one => one.IsNew).ShouldBe(1);
        found.ShouldAllBe(one => ReferenceEquals(one.Conversation, found[0].Conversation));
    }

    [Fact]
    public async Task Find_NeverStarted_IsNull() => (await Create().FindAsync("|;%", None)).ShouldBeNull();

    [Fact]
    public async Task Find_IdleForTooLong_IsForgotten()
    {
        var conversations = Create();
        await conversations.FindOrStartAsync("a", None);

        _time.Advance(TimeSpan.FromHours(4) + TimeSpan.FromSeconds(1));

        (await conversations.FindAsync("a", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Find_StreamOpen_IsNotIdle()
    {
        var conversations = Create();
        var (conversation, _) = await conversations.FindOrStartAsync("a", None);
        await using var stream = await conversation.SubscribeAsync(null, None);

        _time.Advance(TimeSpan.FromDays(2));

        (await conversations.FindAsync("a", None)).ShouldBeSameAs(conversation);
    }

    [Fact]
    public async Task Find_StreamLeft_CountsFromThen()
    {
        var conversations = Create();
        await using (await (await conversations.FindOrStartAsync("a", None)).Conversation.SubscribeAsync(null, None))
        {
            _time.Advance(TimeSpan.FromDays(2));
        }

        _time.Advance(TimeSpan.FromHours(3));

        (await Create().FindAsync("a", None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task FindOrStart_OneTooMany_EndsTheOneIdleLongest()
    {
        var conversations = Create(new DirectLineLimits { MaxConversations = 2 });
        var (first, _) = await conversations.FindOrStartAsync("a", None);
        _time.Advance(TimeSpan.FromSeconds(1));
        await conversations.FindOrStartAsync("b", None);
        _time.Advance(TimeSpan.FromSeconds(1));

        await conversations.FindOrStartAsync("c", None);

        (await conversations.FindAsync("a", None)).ShouldBeNull();
        (await conversations.FindAsync("b", None)).ShouldNotBeNull();
        (await conversations.FindAsync("c", None)).ShouldNotBeNull();
        (await first.SubscribeAsync(null, None)).Cut.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task FindOrStart_IdleForTooLong_BeginsAnew()
    {
        var conversations = Create();
        var (former, _) = await conversations.FindOrStartAsync("a", None);
        await former.AppendAsync(Message("former"), None);
        _time.Advance(TimeSpan.FromHours(5));

        var (conversation, isNew) = await conversations.FindOrStartAsync("a", None);
        await former.AppendAsync(Message("late"), None);

        isNew.ShouldBeTrue();
        conversation.ShouldNotBeSameAs(former);
        Read(await conversation.ReadAfterAsync(null, None)).Activities.ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_AfterARestart_GoesOnWhereItEnded()
    {
        var (before, _) = await Create().FindOrStartAsync("a", None);
        await before.AppendAsync(Message("one"), None);
        await before.AppendAsync(Message("two"), None);
        await before.AppendAsync(new Activity { Type = ActivityTypes.Typing }, None);
        await before.ReceiveAsync(Message("refused"), _ => ValueTask.FromResult(false), None);

        var after = (await Create().FindAsync("a", None)).ShouldNotBeNull();
        (await after.AppendAsync(Message("three"), None)).ShouldBe("a|0000005");

        var missed = Read(await after.ReadAfterAsync("1", None));
        missed.Activities.Select(activity => activity.Text).ShouldBe(["two", "three"]);
        missed.Activities[1].Timestamp!.Value.ShouldBeGreaterThan(missed.Activities[0].Timestamp!.Value);
        missed.Watermark.ShouldBe("5");
    }

    [Fact]
    public async Task Restore_LogLacksTheQuestion_PutsItBackOnce()
    {
        var (before, _) = await Create().FindOrStartAsync("a", None);
        await before.AppendAsync(Message("welcome"), None);
        Activity? handed = null;
        await Should.ThrowAsync<InvalidOperationException>(async () => await before.ReceiveAsync(
            Message("question"),
            stamped =>
            {
                handed = stamped;
                _store.Fault = new InvalidOperationException("The process ends here.");
                return ValueTask.FromResult(true);
            },
            None));
        _store.Fault = null;

        var after = (await Create().FindAsync("a", None)).ShouldNotBeNull();
        await after.RestoreAsync(handed!, None);
        await after.AppendAsync(Message("answer"), None);
        await after.RestoreAsync(handed!, None);

        Read(await after.ReadAfterAsync(null, None)).Activities.Select(activity => (activity.Id, activity.Text))
            .ShouldBe([("a|0000001", "welcome"), ("a|0000002", "question"), ("a|0000003", "answer")]);
    }

    [Fact]
    public async Task ForgetIdle_NobodyCame_ForgetsTheIdleAndKeepsTheFollowed()
    {
        var conversations = Create();
        await conversations.FindOrStartAsync("idle", None);
        await using var stream = await (await conversations.FindOrStartAsync("followed", None)).Conversation.SubscribeAsync(null, None);
        _time.Advance(TimeSpan.FromHours(5));

        await conversations.ForgetIdleAsync(None);

        (await _store.FindAsync("idle", None)).ShouldBeNull();
        // After a crash the one that was followed is as young as it was.
        (await Create().FindAsync("followed", None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Find_NobodyHoldsIt_IsNotKeptInMemory()
    {
        var conversations = Create();
        var held = await StartAndLetGoAsync(conversations);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        held.TryGetTarget(out _).ShouldBeFalse();
        (await conversations.FindAsync("a", None)).ShouldNotBeNull();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference<DirectLineConversation>> StartAndLetGoAsync(DirectLineConversations conversations)
    {
        var (conversation, _) = await conversations.FindOrStartAsync("a", None);
        await conversation.AppendAsync(Message("one"), None);
        return new WeakReference<DirectLineConversation>(conversation);
    }

    private static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };

    private static ActivitySet Read(byte[] json) => JsonSerializer.Deserialize<ActivitySet>(json, ActivityJson.Options)!;

    private DirectLineConversations Create(DirectLineLimits? limits = null) => new(_store, limits ?? new DirectLineLimits(), _time);
}
