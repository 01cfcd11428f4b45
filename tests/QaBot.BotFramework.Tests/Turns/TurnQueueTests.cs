using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.TestKit;
using QaBot.TestKit.Turns;

namespace QaBot.BotFramework.Tests.Turns;

public sealed class TurnQueueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<string> _log = new();
    private readonly InMemoryTurnJournal _journal = new();

    [Fact]
    public async Task EnqueueAsync_OneConversation_RunsInOrderOneAtATime()
    {
        var running = 0;
        await using var queue = Queue(async (turn, token) =>
        {
            Interlocked.Increment(ref running).ShouldBe(1);
            await Task.Yield();
            _log.Enqueue(turn.Activity.Text!);
            Interlocked.Decrement(ref running);
        });
        var turns = Enumerable.Range(0, 200).Select(i => Turn("c", $"{i}")).ToArray();

        await EnqueueAsync(queue, turns);
        await Task.WhenAll(turns.Select(t => t.Completion)).WaitAsync(Patience);

        _log.ShouldBe(turns.Select(t => t.Activity.Text));
    }

    [Fact]
    public async Task EnqueueAsync_TwoConversations_RunSideBySide()
    {
        var both = new CountdownEvent(2);
        var met = new TaskCompletionSource();
        await using var queue = Queue(async (_, _) =>
        {
            if (both.Signal())
            {
                met.SetResult();
            }

            await met.Task;
        });
        var (one, two) = (Turn("a"), Turn("b"));

        await queue.EnqueueAsync(one, default);
        await queue.EnqueueAsync(two, default);

        await Task.WhenAll(one.Completion, two.Completion).WaitAsync(Patience);
    }

    [Fact]
    public async Task EnqueueAsync_MoreConversationsThanParallelism_NeverRunsMoreAtOnceAndServesAll()
    {
        var (running, most) = (0, 0);
        await using var queue = Queue(
            async (_, _) =>
            {
                var now = Interlocked.Increment(ref running);
                lock (_log)
                {
                    most = Math.Max(most, now);
                }

                await Task.Yield();
                Interlocked.Decrement(ref running);
            },
            new TurnOptions { Parallelism = 3 });
        var turns = Enumerable.Range(0, 60).Select(i => Turn($"c{i}")).ToArray();

        await EnqueueAsync(queue, turns);
        await Task.WhenAll(turns.Select(t => t.Completion)).WaitAsync(Patience);

        most.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task EnqueueAsync_Full_IsRefusedUntilATurnEnds()
    {
        var gate = new TaskCompletionSource();
        await using var queue = Queue((_, _) => gate.Task, new TurnOptions { Capacity = 2 });
        var (first, second, third) = (Turn("a", id: "1"), Turn("a", id: "2"), Turn("b", id: "3"));

        (await queue.EnqueueAsync(first, default)).ShouldBeTrue();
        (await queue.EnqueueAsync(second, default)).ShouldBeTrue();
        (await queue.EnqueueAsync(third, default)).ShouldBeFalse();
        gate.SetResult();
        await Task.WhenAll(first.Completion, second.Completion).WaitAsync(Patience);

        // Refused, hence not remembered as a repetition.
        (await queue.EnqueueAsync(third, default)).ShouldBeTrue();
        await third.Completion.WaitAsync(Patience);
    }

    [Fact]
    public async Task EnqueueAsync_FailingTurn_IsToldAndTheNextRuns()
    {
        var told = new ConcurrentQueue<string>();
        await using var queue = Queue(
            (turn, _) => turn.Activity.Text == "bad" ? throw new InvalidOperationException("no") : Note(turn),
            onFault: (_, fault) => { told.Enqueue(fault.Message); return Task.CompletedTask; });
        var (bad, good) = (Turn("c", "bad"), Turn("c", "good"));

        await queue.EnqueueAsync(bad, default);
        await queue.EnqueueAsync(good, default);
        await Task.WhenAll(bad.Completion, good.Completion).WaitAsync(Patience);

        told.ShouldBe(["no"]);
        _log.ShouldBe(["good"]);
    }

    [Fact]
    public async Task EnqueueAsync_EndlessTurnThatIgnoresItsToken_IsLetGoAndToldAndCanSayNoMore()
    {
        var started = new TaskCompletionSource<TurnContext>();
        var sender = new RecordingSender();
        await using var queue = Queue(
            (turn, _) =>
            {
                if (turn.Activity.Text != "endless")
                {
                    return Note(turn);
                }

                started.SetResult(turn);
                return new TaskCompletionSource().Task;
            },
            new TurnOptions { TimeoutSeconds = 5, Parallelism = 1 },
            async (turn, fault) => await turn.SendAsync(new Activity { Type = "message", Text = fault.GetType().Name }, default));
        var (endless, next) = (Turn("c", "endless", sender: sender), Turn("c", "next"));

        await queue.EnqueueAsync(endless, default);
        await queue.EnqueueAsync(next, default);
        var stuck = await started.Task.WaitAsync(Patience);
        _time.Advance(TimeSpan.FromSeconds(5));
        await next.Completion.WaitAsync(Patience);

        sender.Sent.Select(a => a.Text).ShouldBe(["TimeoutException"]);
        await Should.ThrowAsync<OperationCanceledException>(stuck.SendAsync(new Activity { Type = "message" }, default).AsTask());
    }

    [Fact]
    public async Task EnqueueAsync_FaultHandlerThatFails_DoesNotStopTheQueue()
    {
        await using var queue = Queue(
            (turn, _) => turn.Activity.Text == "bad" ? throw new InvalidOperationException() : Note(turn),
            onFault: (_, _) => throw new InvalidOperationException());
        var (bad, good) = (Turn("c", "bad"), Turn("c", "good"));

        await queue.EnqueueAsync(bad, default);
        await queue.EnqueueAsync(good, default);
        await good.Completion.WaitAsync(Patience);

        _log.ShouldBe(["good"]);
    }

    [Fact]
    public async Task EnqueueAsync_SameActivityWithinTenMinutes_RunsOnce()
    {
        await using var queue = Queue((turn, _) => Note(turn));

        await RunAsync(queue, Turn("c", "x", id: "1"), Turn("c", "x", id: "1"), Turn("other", "x", id: "1"));
        _log.Count.ShouldBe(2);
        _time.Advance(TimeSpan.FromMinutes(9.9));
        await RunAsync(queue, Turn("c", "x", id: "1"));
        _log.Count.ShouldBe(2);
        _time.Advance(TimeSpan.FromMinutes(0.2));
        await RunAsync(queue, Turn("c", "x", id: "1"));
        _log.Count.ShouldBe(3);
    }

    [Fact]
    public async Task EnqueueAsync_SameActivityAnsweredInResponse_RunsAgain()
    {
        await using var queue = Queue((turn, _) => Note(turn));

        await RunAsync(queue, Turn("c", "x", id: "1", inResponse: true), Turn("c", "x", id: "1", inResponse: true));

        _log.Count.ShouldBe(2);
    }

    [Fact]
    public async Task StopAsync_TurnsWaiting_EndsThemAndTakesNoMore()
    {
        var gate = new TaskCompletionSource();
        await using var queue = Queue(async (turn, _) => { await gate.Task; await Note(turn); });
        await queue.EnqueueAsync(Turn("c", "1"), default);
        await queue.EnqueueAsync(Turn("c", "2"), default);

        var stopped = queue.StopAsync(CancellationToken.None);
        (await queue.EnqueueAsync(Turn("c", "3"), default)).ShouldBeFalse();
        stopped.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await stopped.WaitAsync(Patience);

        _log.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task StopAsync_Deadline_CancelsWhatRunsAndDropsWhatWaits()
    {
        var started = new TaskCompletionSource();
        await using var queue = Queue(async (_, token) => { started.TrySetResult(); await Task.Delay(Timeout.Infinite, token); });
        var (running, waiting) = (Turn("c", "1"), Turn("c", "2"));
        await queue.EnqueueAsync(running, default);
        await queue.EnqueueAsync(waiting, default);
        await started.Task.WaitAsync(Patience);

        await queue.StopAsync(new CancellationToken(canceled: true));

        await Task.WhenAll(running.Completion, waiting.Completion).WaitAsync(Patience);
    }

    [Fact]
    public async Task EnqueueAsync_EditsOfAMessage_AreNewTurnsAndRepeatedOnesAreNot()
    {
        await using var queue = Queue((turn, _) => Note(turn));
        TurnContext Edit(string text, int second) => new(
            Turn("c", text, "1").Activity with { Type = "messageUpdate", Timestamp = _time.GetUtcNow().AddSeconds(second) }, new RecordingSender());

        await RunAsync(queue, Turn("c", "first", "1"), Edit("second", 1), Edit("second", 1), Edit("third", 2), Edit("second", 3));

        _log.ShouldBe(["first", "second", "third", "second"]);
    }

    private Task Note(TurnContext turn)
    {
        _log.Enqueue(turn.Activity.Text!);
        return Task.CompletedTask;
    }

    private TurnQueue Queue(
        Func<TurnContext, CancellationToken, Task> onTurn, TurnOptions? options = null, Func<TurnContext, Exception, Task>? onFault = null) =>
        new(
            new ScriptedBot(onTurn) { OnFault = onFault ?? ((_, _) => Task.CompletedTask) },
            _journal,
            Options.Create(options ?? new TurnOptions { CapacityPerConversation = 1_000 }),
            _time,
            new FakeLogger<TurnQueue>());

    private static async Task EnqueueAsync(TurnQueue queue, params TurnContext[] turns)
    {
        foreach (var turn in turns)
        {
            (await queue.EnqueueAsync(turn, default)).ShouldBeTrue();
        }
    }

    private static async Task RunAsync(TurnQueue queue, params TurnContext[] turns)
    {
        await EnqueueAsync(queue, turns);
        await Task.WhenAll(turns.Select(t => t.Completion)).WaitAsync(Patience);
    }

    private static TurnContext Turn(
        string conversation, string text = "", string? id = null, bool inResponse = false, ActivitySender? sender = null) => new(
        new Activity { Type = "message", ChannelId = "test", Conversation = new ConversationAccount { Id = conversation }, Text = text, Id = id },
        sender ?? new RecordingSender())
    {
        IsAnsweredInResponse = inResponse,
    };
}
