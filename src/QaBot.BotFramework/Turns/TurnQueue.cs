using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>
/// Runs turns in the background: those of one conversation in order, those of different conversations side by side. A turn that
/// fails or never ends holds up neither its conversation nor others. A repeated activity is answered once. Thread-safe.
/// </summary>
public sealed partial class TurnQueue : IAsyncDisposable
{
    private static readonly TimeSpan FaultLimit = TimeSpan.FromSeconds(10);

    private readonly Bot _bot;
    private readonly TurnOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TurnLane> _lanes = new(StringComparer.Ordinal);
    private readonly Queue<TurnLane> _ready = new();
    private readonly RecentActivities _recent;
#pragma warning disable CA2213 // Never disposed: a turn that ignores its token may read it at any later time.
    private readonly CancellationTokenSource _abandon = new();
#pragma warning restore CA2213
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pending;
    private int _workers;
    private bool _stopping;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="bot">What runs the turns.</param>
    /// <param name="options">How many, how long.</param>
    /// <param name="time">The clock for time limits and repetitions.</param>
    /// <param name="logger">Where faults go.</param>
    public TurnQueue(Bot bot, IOptions<TurnOptions> options, TimeProvider time, ILogger<TurnQueue> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _bot = bot;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _recent = new RecentActivities(time);
    }

    /// <summary>
    /// Takes a turn in. False when the queue is full or stopping: the caller answers 503 (or 429) and the channel tries again.
    /// True also for a repetition of an activity of the last 10 minutes, which is dropped.
    /// </summary>
    public bool TryEnqueue(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        lock (_gate)
        {
            if (!turn.IsAnsweredInResponse && _recent.Contains(turn.Activity))
            {
                LogRepetition();
                turn.Complete();
                return true;
            }

            if (_stopping || _pending >= _options.Capacity)
            {
                return false;
            }

            Add(turn);
            return true;
        }
    }

    /// <summary>Takes no more turns in, and returns when those taken in are over.</summary>
    /// <param name="cancellationToken">The deadline: when it fires, running turns are cancelled and waiting ones dropped.</param>
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
            LogAbandoned(_pending);
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

    private void Add(TurnContext turn)
    {
        _recent.Add(turn.Activity);
        _pending++;
        var key = KeyOf(turn.Activity);
        if (!_lanes.TryGetValue(key, out var lane))
        {
            lane = new TurnLane(key);
            _lanes.Add(key, lane);
            _ready.Enqueue(lane);
        }

        lane.Waiting.Enqueue(turn);
        if (_workers < _options.Parallelism && _ready.Count > 0)
        {
            _workers++;
            StartWorker();
        }
    }

    /// <summary>Without the caller's execution context: a worker serves many turns, and what belongs to one request must not follow it.</summary>
    private void StartWorker()
    {
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(WorkAsync);
        }
    }

    /// <summary>One worker: takes the conversation that has waited longest, runs its oldest turn, and goes on until none is ready.</summary>
    private async Task WorkAsync()
    {
        while (TryTake(out var lane, out var turn))
        {
            try
            {
                await RunAsync(turn);
            }
            finally
            {
                turn.Complete();
                Return(lane);
            }
        }
    }

    private bool TryTake([NotNullWhen(true)] out TurnLane? lane, [NotNullWhen(true)] out TurnContext? turn)
    {
        lock (_gate)
        {
            if (_ready.TryDequeue(out lane))
            {
                // It stays in the lane while it runs, so that the lane is not ready again before it is over.
                turn = lane.Waiting.Peek();
                return true;
            }

            _workers--;
            turn = null;
            return false;
        }
    }

    private void Return(TurnLane lane)
    {
        lock (_gate)
        {
            lane.Waiting.Dequeue();
            _pending--;
            if (lane.Waiting.Count > 0)
            {
                _ready.Enqueue(lane);
            }
            else
            {
                _lanes.Remove(lane.Key);
            }

            CompleteIfIdle();
        }
    }

    private void CompleteIfIdle()
    {
        if (_stopping && _pending == 0)
        {
            _idle.TrySetResult();
        }
    }

    private async Task RunAsync(TurnContext turn)
    {
        if (_abandon.IsCancellationRequested)
        {
            return;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _abandon.Token);
        try
        {
            // WaitAsync also lets go of a turn that ignores its token.
            await Task.Run(() => _bot.OnTurnAsync(turn, end.Token), CancellationToken.None).WaitAsync(end.Token);
        }
        catch (OperationCanceledException) when (_abandon.IsCancellationRequested)
        {
            turn.Close();
        }
        catch (OperationCanceledException) when (turn.IsClosed)
        {
            LogUnwanted(turn.TraceId);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            LogTimeout(turn.TraceId, _options.TimeoutSeconds);
            await TellAsync(turn, new TimeoutException($"The turn took longer than {_options.TimeoutSeconds} s."));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogFault(fault, turn.TraceId);
            await TellAsync(turn, fault);
        }
    }

    private async Task TellAsync(TurnContext turn, Exception fault)
    {
        turn.Close();
        turn.HasFailed = true;
        using var limit = new CancellationTokenSource(FaultLimit, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _abandon.Token);
        try
        {
            await Task.Run(() => _bot.OnTurnFaultAsync(turn.Reopen(), fault, end.Token), CancellationToken.None).WaitAsync(end.Token);
        }
        catch (Exception second) when (second is not OutOfMemoryException)
        {
            LogSilentFault(second, turn.TraceId);
        }
    }

    private static string KeyOf(Activity activity) => $"{activity.ChannelId}|{activity.Conversation?.Id}";

    [LoggerMessage(Level = LogLevel.Debug, Message = "An activity came in again and was dropped.")]
    private partial void LogRepetition();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopping with {Turns} turns unfinished: they did not end before the deadline.")]
    private partial void LogAbandoned(int turns);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Turn {TraceId} ended after the one who asked had stopped waiting.")]
    private partial void LogUnwanted(string traceId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TraceId} took longer than {Seconds} s and was given up. QaBot:Turns:TimeoutSeconds sets the limit.")]
    private partial void LogTimeout(string traceId, int seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TraceId} failed.")]
    private partial void LogFault(Exception fault, string traceId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TraceId} failed, and so did telling the person about it.")]
    private partial void LogSilentFault(Exception fault, string traceId);
}
