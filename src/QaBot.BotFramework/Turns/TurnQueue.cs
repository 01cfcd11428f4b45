using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace QaBot.BotFramework.Turns;

/// <summary>
/// Runs turns in the background: those of one conversation in order, those of different conversations side by side. A turn that
/// fails or never ends holds up neither its conversation nor others. A repeated activity is answered once. What is taken in is
/// written into the journal first, so that it outlives the process. Thread-safe.
/// </summary>
public sealed partial class TurnQueue : IAsyncDisposable
{
    private readonly TurnOptions _options;
    private readonly ILogger _logger;
    private readonly TurnRecord _record;
    private readonly TurnRunner _runner;
    private readonly Lock _gate = new();
    private readonly TurnSchedule _schedule = new();
    private readonly RecentActivities _recent;
#pragma warning disable CA2213 // Never disposed: a turn that ignores its token may read it at any later time.
    private readonly CancellationTokenSource _abandon = new();
#pragma warning restore CA2213
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _workers;
    private bool _stopping;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="bot">What runs the turns.</param>
    /// <param name="journal">Where turns are written down until they are over.</param>
    /// <param name="options">How many, how long.</param>
    /// <param name="time">The clock for time limits and repetitions.</param>
    /// <param name="logger">Where faults go.</param>
    public TurnQueue(Bot bot, TurnJournal journal, IOptions<TurnOptions> options, TimeProvider time, ILogger<TurnQueue> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _logger = logger;
        _record = new TurnRecord(journal, time, logger);
        _runner = new TurnRunner(bot, _record, _options, time, logger);
        _recent = new RecentActivities(time);
    }

    /// <summary>
    /// Takes a turn in. Its place behind the other turns of its conversation is decided before this method first waits; it has been
    /// written into the journal when this method returns true.
    /// </summary>
    /// <param name="turn">The turn; one with a <see cref="TurnContext.Route"/> is written down.</param>
    /// <param name="cancellationToken">Ends the wait for the journal; the turn is then not taken in.</param>
    /// <returns>
    /// False when the queue is full or stopping, or the journal cannot be written: the caller answers 503 (or 429) and the channel
    /// tries again. True also for a repetition of an activity of the last 10 minutes, which is dropped.
    /// </returns>
    public async ValueTask<bool> EnqueueAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        Task<bool>? repeated;
        QueuedTurn? queued = null;
        lock (_gate)
        {
            repeated = AcceptanceOfRepeated(turn);
            queued = repeated is null && HasRoomFor(turn) ? Reserve(turn) : null;
        }

        if (queued is not null)
        {
            return await TakeInAsync(queued, cancellationToken);
        }

        turn.Complete();
        if (repeated is null)
        {
            return false;
        }

        LogRepetition();
        await _record.ForgetRecoveredAsync(turn);
        return await repeated.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more turns in, and returns when those taken in are over.</summary>
    /// <param name="cancellationToken">
    /// The deadline: when it fires, running turns are cancelled and waiting ones dropped. They stay in the journal.
    /// </param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _stopping = true;
            CompleteIfIdle();
        }

        try
        {
            await _idle.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogAbandoned(_schedule.Count);
            await _abandon.CancelAsync();
        }
    }

    /// <summary>Cancels what still runs. Call <see cref="StopAsync"/> first to let it end.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopping = true;
        }

        await _abandon.CancelAsync();
    }

    /// <summary>Whether the first delivery of a repeated activity was taken in, once that is known; null for a new activity.</summary>
    private Task<bool>? AcceptanceOfRepeated(TurnContext turn)
    {
        if (turn.IsAnsweredInResponse || !_recent.Contains(turn.Activity))
        {
            return null;
        }

        return _schedule.Find(turn.Activity)?.Acceptance ?? Task.FromResult(true);
    }

    /// <summary>A recovered turn had its place before the process ended.</summary>
    private bool HasRoomFor(TurnContext turn) => !_stopping && (turn.IsRecovered
        || (_schedule.Count < _options.Capacity && _schedule.CountOf(turn.Activity) < _options.CapacityPerConversation));

    private QueuedTurn Reserve(TurnContext turn)
    {
        _recent.Add(turn.Activity);
        return _schedule.Reserve(turn);
    }

    private async ValueTask<bool> TakeInAsync(QueuedTurn queued, CancellationToken cancellationToken)
    {
        var accepted = false;
        try
        {
            accepted = await _record.TryAddAsync(queued.Turn, cancellationToken);
            return accepted;
        }
        finally
        {
            lock (_gate)
            {
                Settle(queued, accepted);
            }
        }
    }

    private void Settle(QueuedTurn queued, bool accepted)
    {
        if (accepted)
        {
            _schedule.Admit(queued);
        }
        else
        {
            _schedule.Withdraw(queued);
            _recent.Remove(queued.Turn.Activity);
            queued.Turn.Complete();
            CompleteIfIdle();
        }

        // Either way a turn may be the next: this one, or the one that waited behind it.
        StartWorkerIfNeeded();
        queued.Settle(accepted);
    }

    /// <summary>Without the caller's execution context: a worker serves many turns, and what belongs to one request must not follow it.</summary>
    private void StartWorkerIfNeeded()
    {
        if (_workers >= _options.Parallelism || !_schedule.HasReady)
        {
            return;
        }

        _workers++;
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(WorkAsync);
        }
    }

    /// <summary>One worker: takes the conversation that has waited longest, runs its oldest turn, and goes on until none is ready.</summary>
    private async Task WorkAsync()
    {
        while (Take() is { } queued)
        {
            try
            {
                await _runner.RunAsync(queued.Turn, _abandon.Token);
            }
            finally
            {
                queued.Turn.Complete();
                Return(queued);
            }
        }
    }

    private QueuedTurn? Take()
    {
        lock (_gate)
        {
            var queued = _schedule.Take();
            _workers -= queued is null ? 1 : 0;
            return queued;
        }
    }

    private void Return(QueuedTurn queued)
    {
        lock (_gate)
        {
            _schedule.Return(queued);
            CompleteIfIdle();
        }
    }

    private void CompleteIfIdle()
    {
        if (_stopping && _schedule.Count == 0)
        {
            _idle.TrySetResult();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "An activity came in again and was dropped.")]
    private partial void LogRepetition();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopping with {Turns} turns unfinished: they did not end before the deadline. The next start takes them up.")]
    private partial void LogAbandoned(int turns);
}
