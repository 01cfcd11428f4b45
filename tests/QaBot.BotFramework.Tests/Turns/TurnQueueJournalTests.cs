using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.TestKit;

namespace QaBot.BotFramework.Tests.Turns;

/// <summary>What the queue writes into its journal, and what it does when the journal does not take it.</summary>
public sealed class TurnQueueJournalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ScriptedTurnJournal _journal = new();

    [Fact]
    public async Task EnqueueAsync_WithRoute_IsWrittenDownBeforeItReturnsAndForgottenWhenOver()
    {
        var gate = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        await using var queue = Queue(async turn => { started.SetResult(); await gate.Task; });
        var turn = Turn("c", "1");

        (await queue.EnqueueAsync(turn, default)).ShouldBeTrue();
        await started.Task.WaitAsync(Patience);

        var written = (await PendingAsync()).ShouldHaveSingleItem();
        (written.Id, written.Route, written.IsVouchedFor, written.HasStarted, written.Activity).ShouldBe((turn.TraceId, "test", true, true, turn.Activity));
        gate.SetResult();
        await turn.Completion.WaitAsync(Patience);
        (await PendingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task EnqueueAsync_FailedTurn_IsForgottenToo()
    {
        await using var queue = Queue(_ => throw new InvalidOperationException());
        var turn = Turn("c", "1");

        await queue.EnqueueAsync(turn, default);
        await turn.Completion.WaitAsync(Patience);

        (await PendingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task EnqueueAsync_WithoutRouteOrAnsweredInResponse_IsNotWrittenDown()
    {
        _journal.BeforeAdd = (_, _) => throw new InvalidOperationException("must not be called");
        await using var queue = Queue(Note);
        var (bare, inResponse) = (Turn("c", "1", route: null), Turn("c", "2", inResponse: true));

        (await queue.EnqueueAsync(bare, default)).ShouldBeTrue();
        (await queue.EnqueueAsync(inResponse, default)).ShouldBeTrue();
        await Task.WhenAll(bare.Completion, inResponse.Completion).WaitAsync(Patience);

        _log.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task EnqueueAsync_JournalFails_IsRefusedAndTheNextDeliveryIsTaken()
    {
        _journal.BeforeAdd = (_, _) => throw new IOException("disk full");
        await using var queue = Queue(Note);

        (await queue.EnqueueAsync(Turn("c", "1", "same"), default)).ShouldBeFalse();
        _journal.BeforeAdd = (_, _) => Task.CompletedTask;
        var again = Turn("c", "1", "same");
        (await queue.EnqueueAsync(again, default)).ShouldBeTrue();
        await again.Completion.WaitAsync(Patience);

        _log.ShouldBe(["1"]);
    }

    [Fact]
    public async Task EnqueueAsync_JournalHangs_IsRefusedWithinSecondsAndHoldsNobodyUp()
    {
        var asked = new TaskCompletionSource();
        _journal.BeforeAdd = (turn, _) =>
        {
            if (turn.Activity.Text != "stuck")
            {
                return Task.CompletedTask;
            }

            asked.SetResult();
            return new TaskCompletionSource().Task;
        };
        await using var queue = Queue(Note);

        var stuck = queue.EnqueueAsync(Turn("c", "stuck"), default).AsTask();
        await asked.Task.WaitAsync(Patience);
        var other = Turn("d", "other");
        await queue.EnqueueAsync(other, default);
        await other.Completion.WaitAsync(Patience);
        var behind = Turn("c", "behind");
        await queue.EnqueueAsync(behind, default);
        _time.Advance(TimeSpan.FromSeconds(3));

        (await stuck.WaitAsync(Patience)).ShouldBeFalse();
        await behind.Completion.WaitAsync(Patience);
        _log.ShouldBe(["other", "behind"]);
    }

    [Fact]
    public async Task EnqueueAsync_LaterTurnWrittenFirst_StillRunsSecond()
    {
        var slow = new TaskCompletionSource();
        _journal.BeforeAdd = (turn, _) => turn.Activity.Text == "1" ? slow.Task : Task.CompletedTask;
        await using var queue = Queue(Note);
        var (one, two) = (Turn("c", "1"), Turn("c", "2"));

        var first = queue.EnqueueAsync(one, default).AsTask();
        (await queue.EnqueueAsync(two, default)).ShouldBeTrue();
        slow.SetResult();
        (await first).ShouldBeTrue();
        await Task.WhenAll(one.Completion, two.Completion).WaitAsync(Patience);

        _log.ShouldBe(["1", "2"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EnqueueAsync_RepeatedWhileTheFirstIsWritten_SharesItsFate(bool isWritten)
    {
        var write = new TaskCompletionSource();
        _journal.BeforeAdd = (_, _) => write.Task;
        await using var queue = Queue(Note);

        var first = queue.EnqueueAsync(Turn("c", "1", "same"), default).AsTask();
        var second = queue.EnqueueAsync(Turn("c", "1", "same"), default).AsTask();
        second.IsCompleted.ShouldBeFalse();
        if (isWritten)
        {
            write.SetResult();
        }
        else
        {
            write.SetException(new IOException());
        }

        (await first.WaitAsync(Patience), await second.WaitAsync(Patience)).ShouldBe((isWritten, isWritten));
    }

    [Fact]
    public async Task EnqueueAsync_CallerGone_IsNotTakenIn()
    {
        var asked = new TaskCompletionSource();
        _journal.BeforeAdd = async (_, token) => { asked.SetResult(); await Task.Delay(Timeout.Infinite, token); };
        using var gone = new CancellationTokenSource();
        await using var queue = Queue(Note);

        var taking = queue.EnqueueAsync(Turn("c", "1", "same"), gone.Token).AsTask();
        await asked.Task.WaitAsync(Patience);
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(taking.WaitAsync(Patience));
        _journal.BeforeAdd = (_, _) => Task.CompletedTask;
        await RunAsync(queue, Turn("c", "1", "same"));
        _log.ShouldBe(["1"]);
    }

    [Fact]
    public async Task Run_JournalFailsAfterTheTurnWasTakenIn_AnswersAllTheSame()
    {
        await using var queue = Queue(Note);
        _journal.BeforeOther = () => throw new IOException("disk full");

        await RunAsync(queue, Turn("c", "1"));

        _log.ShouldBe(["1"]);
    }

    [Fact]
    public async Task EnqueueAsync_ConversationFull_IsRefusedAndOthersAreNot()
    {
        var gate = new TaskCompletionSource();
        await using var queue = Queue(_ => gate.Task, new TurnOptions { CapacityPerConversation = 2 });

        (await queue.EnqueueAsync(Turn("c", "1"), default)).ShouldBeTrue();
        (await queue.EnqueueAsync(Turn("c", "2"), default)).ShouldBeTrue();
        (await queue.EnqueueAsync(Turn("c", "3"), default)).ShouldBeFalse();
        (await queue.EnqueueAsync(Turn("d", "4"), default)).ShouldBeTrue();
        gate.SetResult();
    }

    [Fact]
    public async Task StopAsync_Deadline_LeavesInTheJournalWhatIsNotOver()
    {
        var started = new TaskCompletionSource();
        await using var queue = Queue(async (_, token) => { started.TrySetResult(); await Task.Delay(Timeout.Infinite, token); });
        var (running, waiting) = (Turn("c", "1"), Turn("c", "2"));
        await queue.EnqueueAsync(running, default);
        await queue.EnqueueAsync(waiting, default);
        await started.Task.WaitAsync(Patience);

        await queue.StopAsync(new CancellationToken(canceled: true));
        await Task.WhenAll(running.Completion, waiting.Completion).WaitAsync(Patience);

        (await PendingAsync()).Select(turn => (turn.Activity.Text, turn.HasStarted)).ShouldBe([("1", true), ("2", false)], ignoreOrder: true);
    }

    [Fact]
    public async Task Recover_NotStarted_RunsUnderItsOldTraceIdAndIsNotAnsweredAgain()
    {
        var pending = await LeftBehindAsync("1", hasStarted: false);
        await using var queue = Queue(turn => { _log.Enqueue(turn.TraceId); return Task.CompletedTask; });

        await RunAsync(queue, TurnContext.Recover(pending, new RecordingSender()));
        await RunAsync(queue, Turn("c", "1", "1"));

        _log.ShouldBe([pending.Id]);
        (await PendingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Recover_Started_IsToldAndNeverRunsAgain()
    {
        var pending = await LeftBehindAsync("poison", hasStarted: true);
        var wasForgotten = false;
        await using var queue = Queue(new ScriptedBot((_, _) => throw new InvalidOperationException("must not run"))
        {
            OnInterrupted = async turn =>
            {
                // Forgotten before anything of it is touched, so that it cannot end the next process too.
                wasForgotten = (await PendingAsync()).Count == 0;
                _log.Enqueue(turn.Activity.Text!);
            },
        });

        await RunAsync(queue, TurnContext.Recover(pending, new RecordingSender()));

        _log.ShouldBe(["poison"]);
        wasForgotten.ShouldBeTrue();
    }

    [Fact]
    public async Task Recover_SameActivityTwice_RunsOnceAndForgetsBoth()
    {
        var (one, two) = (await LeftBehindAsync("1", hasStarted: false), await LeftBehindAsync("1", hasStarted: false));
        await using var queue = Queue(Note);

        await RunAsync(queue, TurnContext.Recover(one, new RecordingSender()));
        await RunAsync(queue, TurnContext.Recover(two, new RecordingSender()));

        _log.ShouldBe(["1"]);
        (await PendingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Recover_MoreThanTheCapacity_AreAllTaken()
    {
        var gate = new TaskCompletionSource();
        await using var queue = Queue(_ => gate.Task, new TurnOptions { Capacity = 1 });

        foreach (var text in (string[])["1", "2", "3"])
        {
            (await queue.EnqueueAsync(TurnContext.Recover(await LeftBehindAsync(text, hasStarted: false), new RecordingSender()), default)).ShouldBeTrue();
        }

        gate.SetResult();
    }

    private async Task<PendingTurn> LeftBehindAsync(string text, bool hasStarted)
    {
        var pending = new PendingTurn
        {
            Id = Guid.NewGuid().ToString("N"),
            Activity = Turn("c", text, text).Activity,
            Route = "test",
            ReceivedAt = _time.GetUtcNow(),
            HasStarted = hasStarted,
        };
        await _journal.AddAsync(pending, default);
        return pending;
    }

    private async Task<IReadOnlyList<PendingTurn>> PendingAsync() => await _journal.ListAsync(default);

    private Task Note(TurnContext turn)
    {
        _log.Enqueue(turn.Activity.Text!);
        return Task.CompletedTask;
    }

    private TurnQueue Queue(Func<TurnContext, Task> onTurn, TurnOptions? options = null) => Queue((turn, _) => onTurn(turn), options);

    private TurnQueue Queue(Func<TurnContext, CancellationToken, Task> onTurn, TurnOptions? options = null) =>
        Queue(new ScriptedBot(onTurn), options);

    private TurnQueue Queue(ScriptedBot bot, TurnOptions? options = null) =>
        new(bot, _journal, Options.Create(options ?? new TurnOptions()), _time, new FakeLogger<TurnQueue>());

    private static async Task RunAsync(TurnQueue queue, TurnContext turn)
    {
        (await queue.EnqueueAsync(turn, default)).ShouldBeTrue();
        await turn.Completion.WaitAsync(Patience);
    }

    private static TurnContext Turn(string conversation, string text, string? id = null, string? route = "test", bool inResponse = false) => new(
        new Activity { Type = "message", ChannelId = "test", Conversation = new ConversationAccount { Id = conversation }, Text = text, Id = id },
        new RecordingSender())
    {
        Route = route,
        IsVouchedFor = true,
        IsAnsweredInResponse = inResponse,
    };
}
