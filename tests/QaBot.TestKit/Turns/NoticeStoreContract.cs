using QaBot.BotFramework.Turns;
using Shouldly;
using Xunit;

namespace QaBot.TestKit.Turns;

/// <summary>What every <see cref="NoticeStore"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class NoticeStoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken None => CancellationToken.None;

    /// <summary>A store without notices; the subclass disposes what it made.</summary>
    protected abstract NoticeStore Create();

    /// <summary>The same notices, as another process would find them.</summary>
    protected abstract NoticeStore Reopen();

    [Fact]
    public async Task TakeAsync_UntilNoneWaits_GivesEachOnceInOrder()
    {
        var store = Create();
        await AddAsync(store, "n", "a", "b", "c");

        var taken = new List<string>();
        while (await store.TakeAsync("n", None) is { } target)
        {
            taken.Add($"{target.ChannelId}/{target.ConversationId}");
            await store.SettleAsync("n", target, NoticeOutcome.Sent, None);
        }

        taken.ShouldBe(["msteams/a", "msteams/b", "msteams/c"]);
        (await store.CountAsync("n", None)).ShouldBe(new NoticeTally { Sent = 3 });
        (await store.FindUnfinishedAsync(None)).ShouldBeNull();
    }

    [Fact]
    public async Task TakeAsync_AfterACrashWhileSending_DoesNotGiveThatOneAgain()
    {
        var store = Create();
        await AddAsync(store, "n", "a", "b");
        (await store.TakeAsync("n", None))!.ConversationId.ShouldBe("a");

        var later = Reopen();
        var notice = (await later.FindUnfinishedAsync(None)).ShouldNotBeNull();
        await later.ResumeAsync(notice.Id, None);

        notice.ShouldBe(NoticeOf("n"));
        (await later.TakeAsync("n", None))!.ConversationId.ShouldBe("b");
        (await later.CountAsync("n", None)).ShouldBe(new NoticeTally { Uncertain = 1, Waiting = 1 });
        (await later.TakeAsync("n", None)).ShouldBeNull();
    }

    [Fact]
    public async Task SettleAsync_EveryOutcome_IsCounted()
    {
        var store = Create();
        await AddAsync(store, "n", "1", "2", "3", "4", "5", "6");
        foreach (var outcome in new[] { NoticeOutcome.Sent, NoticeOutcome.Kept, NoticeOutcome.Refused, NoticeOutcome.Gone, NoticeOutcome.Uncertain })
        {
            await store.SettleAsync("n", (await store.TakeAsync("n", None))!, outcome, None);
        }

        var tally = await store.CountAsync("n", None);

        tally.ShouldBe(new NoticeTally { Waiting = 1, Sent = 1, Kept = 1, Refused = 1, Gone = 1, Uncertain = 1 });
        tally.Total.ShouldBe(6);
    }

    [Fact]
    public async Task SettleAsync_AsWaiting_IsGivenOutAgain()
    {
        var store = Create();
        await AddAsync(store, "n", "a");
        await store.SettleAsync("n", (await store.TakeAsync("n", None))!, NoticeOutcome.Waiting, None);

        (await store.TakeAsync("n", None))!.ConversationId.ShouldBe("a");
    }

    [Fact]
    public async Task AddAsync_SameIdAgain_ChangesNothing()
    {
        var store = Create();
        await AddAsync(store, "n", "a");
        await store.SettleAsync("n", (await store.TakeAsync("n", None))!, NoticeOutcome.Sent, None);

        await AddAsync(store, "n", "a", "b");

        (await store.CountAsync("n", None)).ShouldBe(new NoticeTally { Sent = 1 });
    }

    [Fact]
    public async Task AddAsync_OldNotices_AreForgotten()
    {
        var store = Create();
        await AddAsync(store, "old", "a");

        await store.AddAsync(NoticeOf("new") with { CreatedAt = Noon.AddDays(2) }, [("msteams", "b")], Noon.AddDays(1), None);

        (await store.CountAsync("old", None)).Total.ShouldBe(0);
        (await store.TakeAsync("old", None)).ShouldBeNull();
        (await store.FindUnfinishedAsync(None))!.Id.ShouldBe("new");
    }

    [Fact]
    public async Task FindUnfinishedAsync_Several_GivesTheNewest()
    {
        var store = Create();
        await AddAsync(store, "first", "a");
        await AddAsync(store, "second", "a");

        (await store.FindUnfinishedAsync(None))!.Id.ShouldBe("second");
    }

    [Fact]
    public async Task TakeAsync_UnknownNotice_IsNull()
    {
        var store = Create();

        (await store.TakeAsync("never", None)).ShouldBeNull();
        (await store.CountAsync("never", None)).Total.ShouldBe(0);
    }

    private static Notice NoticeOf(string id) => new(id, "The canteen is closed today.", 2.5, Noon);

    private static async Task AddAsync(NoticeStore store, string id, params string[] conversations) =>
        await store.AddAsync(NoticeOf(id), [.. conversations.Select(conversation => ("msteams", conversation))], Noon.AddDays(-30), None);
}
