using System.Text;
using QaBot.BotFramework.DirectLine;
using Shouldly;
using Xunit;

namespace QaBot.TestKit.DirectLine;

/// <summary>What every <see cref="DirectLineStore"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class DirectLineStoreContract
{
    private static readonly DateTimeOffset Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567);
    private static readonly HashSet<string> NoneInUse = [];

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public void SigningKey_AskedTwice_IsTheSameAndNoOthers()
    {
        var store = Create();

        store.SigningKey.Length.ShouldBe(DirectLineTokens.KeyLength);
        store.SigningKey.ToArray().ShouldBe(store.SigningKey.ToArray());
        store.SigningKey.ToArray().Distinct().Count().ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task FindAsync_NeverStarted_IsNull()
    {
        var store = Create();

        (await store.FindAsync("|;%", None)).ShouldBeNull();
        (await store.ReadAfterAsync(7, 0, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SaveAsync_State_ComesBackToTheLetter()
    {
        var store = Create();
        var started = await store.StartAsync("c", Now, None);
        started.ShouldBe(new DirectLineState { Number = started.Number, Id = "c", LastUse = Now });
        (await store.FindAsync("c", None)).ShouldBe(started);

        var used = started with { Sequence = 7, LastLogged = 5, LastStamp = Now.AddSeconds(1), LastUse = Now.AddSeconds(2) };
        await store.SaveAsync(used, None);

        (await store.FindAsync("c", None)).ShouldBe(used);
        (await store.FindAsync("C", None)).ShouldBeNull();
    }

    [Fact]
    public async Task ReadAfterAsync_Sequence_GivesWhatCameAfterIt()
    {
        var store = Create();
        var other = await StartAsync(store, "other");
        var state = await StartAsync(store, "c");
        state = await AppendAsync(store, state, "one");
        await AppendAsync(store, other, "elsewhere");
        state = await AppendAsync(store, state with { Sequence = state.Sequence + 3 }, "two");
        state = await AppendAsync(store, state, "three");

        (await store.ReadAfterAsync(state.Number, 0, None)).Select(logged => logged.Sequence).ShouldBe([1, 5, 6]);
        Texts(await store.ReadAfterAsync(state.Number, 1, None)).ShouldBe(["two", "three"]);
        Texts(await store.ReadAfterAsync(state.Number, 4, None)).ShouldBe(["two", "three"]);
        Texts(await store.ReadAfterAsync(state.Number, 6, None)).ShouldBeEmpty();
        (await store.FindAsync("c", None)).ShouldBe(state);
    }

    [Fact]
    public async Task AppendAsync_MoreThanIsKept_TheOldestGo()
    {
        var store = Create();
        var state = await StartAsync(store, "c");
        foreach (var text in new[] { "one", "two", "three" })
        {
            state = await AppendAsync(store, state, text, new DirectLineLimits { MaxActivities = 2 });
        }

        Texts(await store.ReadAfterAsync(state.Number, 0, None)).ShouldBe(["two", "three"]);
    }

    [Fact]
    public async Task AppendAsync_MoreBytesThanAreKept_TheOldestGoAndTheNewestStays()
    {
        var store = Create();
        var limits = new DirectLineLimits { MaxLogBytes = 10 };
        var state = await StartAsync(store, "c");
        state = await AppendAsync(store, state, "12345", limits);
        state = await AppendAsync(store, state, "67890", limits);
        Texts(await store.ReadAfterAsync(state.Number, 0, None)).ShouldBe(["12345", "67890"]);

        state = await AppendAsync(store, state, "x", limits);
        Texts(await store.ReadAfterAsync(state.Number, 0, None)).ShouldBe(["67890", "x"]);
        state = await AppendAsync(store, state, "longer than the limit", limits);
        Texts(await store.ReadAfterAsync(state.Number, 0, None)).ShouldBe(["longer than the limit"]);
    }

    [Fact]
    public async Task StartAsync_IdThatIsThere_ForgetsTheFormer()
    {
        var store = Create();
        var former = await AppendAsync(store, await StartAsync(store, "c"), "former");

        var state = await store.StartAsync("c", Now.AddDays(1), None);
        await AppendAsync(store, former, "late");
        await store.SaveAsync(former, None);

        state.Number.ShouldNotBe(former.Number);
        (await store.FindAsync("c", None)).ShouldBe(state);
        (await store.ReadAfterAsync(state.Number, 0, None)).ShouldBeEmpty();
        (await store.ReadAfterAsync(former.Number, 0, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ForgetAsync_Idle_GoWithTheirLogsUnlessInUse()
    {
        var store = Create();
        var old = await AppendAsync(store, await store.StartAsync("old", Now.AddHours(-2), None), "text");
        await store.StartAsync("followed", Now.AddHours(-3), None);
        await store.StartAsync("recent", Now, None);

        var forgotten = await store.ForgetAsync(Now.AddHours(-1), int.MaxValue, new HashSet<string> { "followed" }, None);

        forgotten.Ids.ShouldBe(["old"]);
        forgotten.Left.ShouldBe(2);
        (await store.FindAsync("old", None)).ShouldBeNull();
        (await store.ReadAfterAsync(old.Number, 0, None)).ShouldBeEmpty();
        (await store.FindAsync("followed", None)).ShouldNotBeNull();
        (await store.FindAsync("recent", None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task ForgetAsync_MoreThanMayBeLeft_ThoseIdleLongestGo()
    {
        var store = Create();
        foreach (var (id, age) in new[] { ("b", 2), ("d", 4), ("a", 1), ("c", 3) })
        {
            await store.StartAsync(id, Now.AddMinutes(-age), None);
        }

        var forgotten = await store.ForgetAsync(Now.AddHours(-1), 2, new HashSet<string> { "d" }, None);

        forgotten.Ids.ShouldBe(["c", "b"]);
        forgotten.Left.ShouldBe(2);
        (await store.ForgetAsync(Now.AddHours(-1), 2, NoneInUse, None)).Ids.ShouldBeEmpty();
    }

    [Fact]
    public async Task AppendAsync_ManyConversationsAtOnce_KeepEachItsOwn()
    {
        var store = Create();

        await Parallel.ForEachAsync(Enumerable.Range(0, 20), async (number, cancellationToken) =>
        {
            var state = await store.StartAsync($"c{number}", Now, cancellationToken);
            for (var i = 0; i < 10; i++)
            {
                state = await AppendAsync(store, state, $"{number}-{i}");
            }
        });

        for (var number = 0; number < 20; number++)
        {
            var state = (await store.FindAsync($"c{number}", None)).ShouldNotBeNull();
            Texts(await store.ReadAfterAsync(state.Number, 0, None)).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{number}-{i}"));
        }
    }

    [Fact]
    public async Task AppendAsync_Cancelled_WritesNothing()
    {
        var store = Create();
        var state = await StartAsync(store, "c");

        await Should.ThrowAsync<OperationCanceledException>(async () => await store.AppendAsync(
            state with { Sequence = 1, LastLogged = 1 }, "x"u8.ToArray(), new DirectLineLimits(), new CancellationToken(true)));

        (await store.FindAsync("c", None)).ShouldBe(state);
        (await store.ReadAfterAsync(state.Number, 0, None)).ShouldBeEmpty();
    }

    /// <summary>An empty store; the subclass disposes what it made.</summary>
    protected abstract DirectLineStore Create();

    protected static async Task<DirectLineState> StartAsync(DirectLineStore store, string id) => await store.StartAsync(id, Now, None);

    /// <summary>Appends under the next sequence, and gives the state as it is then.</summary>
    protected static async Task<DirectLineState> AppendAsync(
        DirectLineStore store, DirectLineState state, string text, DirectLineLimits? limits = null)
    {
        var next = state with { Sequence = state.Sequence + 1, LastLogged = state.Sequence + 1, LastStamp = state.LastUse };
        await store.AppendAsync(next, Encoding.UTF8.GetBytes(text), limits ?? new DirectLineLimits(), None);
        return next;
    }

    protected static IEnumerable<string> Texts(IEnumerable<LoggedActivity> logged) =>
        logged.Select(one => Encoding.UTF8.GetString(one.Json.Span));
}
