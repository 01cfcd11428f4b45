using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Delivers what waits in the outbox: in order within a conversation, several conversations side by side. Each failure doubles the
/// wait, from 5 s to 5 min; as soon as a channel takes anything, all that waits for it is tried. Given up is what is too old, what
/// the channel refuses, and what may have arrived without an answer.
/// </summary>
/// <remarks>
/// A process that dies after the channel's answer and before the outbox has forgotten the activity sends it again at its next start.
/// That is the only case in which something arrives twice.
/// </remarks>
public sealed partial class OutboxDelivery
{
    private const int Parallelism = 8;
    private const int Batch = 200;

    private static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestAskedDelay = TimeSpan.FromHours(1);

    private readonly ActivityOutbox _outbox;
    private readonly ConnectorClient _client;
    private readonly TimeSpan _maxAge;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly WorkingChannels _working;

    /// <summary>Delivered, but the outbox could not be told: not to be sent again.</summary>
    private readonly ConcurrentDictionary<string, bool> _delivered = new(StringComparer.Ordinal);
    private volatile bool _isEmpty = true;

    /// <summary>Creates a delivery that does not run yet.</summary>
    /// <param name="outbox">What waits.</param>
    /// <param name="client">Where it goes.</param>
    /// <param name="options">How long it may wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where deliveries and losses go.</param>
    public OutboxDelivery(
        ActivityOutbox outbox, ConnectorClient client, IOptions<ConnectorOptions> options, TimeProvider time, ILogger<OutboxDelivery> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _outbox = outbox;
        _client = client;
        _maxAge = TimeSpan.FromHours(options.Value.OutboxHours);
        _time = time;
        _logger = logger;
        _working = new WorkingChannels(time);
    }

    /// <summary>
    /// Delivers until <paramref name="stopping"/> is cancelled. What is on its way then is waited for: cut off, it would have to be
    /// sent again although it may have arrived.
    /// </summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await DeliverDueAsync(stopping);
                _isEmpty = await _outbox.CountAsync(stopping) == 0;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                _isEmpty = false;
                LogOutboxFault(fault);
            }

            await PauseAsync(stopping);
        }
    }

    /// <summary>Delivers all that is due, and all that becomes due by it. For one caller at a time.</summary>
    public async Task DeliverDueAsync(CancellationToken stopping)
    {
        while (await NextAsync(stopping) is { Count: > 0 } due)
        {
            var progress = 0;
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = stopping }, async (one, _) =>
            {
                if (await DeliverAsync(one))
                {
                    Interlocked.Increment(ref progress);
                }
            });
            if (progress == 0)
            {
                return;
            }
        }
    }

    /// <summary>How long to wait after a failed attempt.</summary>
    internal static TimeSpan DelayAfter(int earlierAttempts, TimeSpan? asked)
    {
        var backoff = TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, ShortestDelay.Ticks << Math.Min(earlierAttempts, 10)));
        var wanted = asked < LongestAskedDelay ? asked.Value : asked is null ? TimeSpan.Zero : LongestAskedDelay;
        return wanted > backoff ? wanted : backoff;
    }

    /// <summary>Something was put in.</summary>
    internal void NoteAdded()
    {
        _isEmpty = false;
        _signals.Writer.TryWrite(true);
    }

    /// <summary>A channel took something: what waits for it need not wait longer.</summary>
    internal void NoteSuccess(ConnectorTarget target)
    {
        if (!_isEmpty && _working.Note(target))
        {
            _signals.Writer.TryWrite(true);
        }
    }

    private async Task<IReadOnlyList<UndeliveredActivity>> NextAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (_working.Take() is not { Count: > 0 } working)
        {
            return await _outbox.ListDueAsync(now, Batch, cancellationToken);
        }

        var soon = await _outbox.ListDueAsync(now + LongestDelay, Batch, cancellationToken);
        return [.. soon.Where(one => one.NextAttemptAt <= now || working.Contains(WorkingChannels.HostOf(one.Target)))];
    }

    /// <summary>Tries one. True when it is out of the outbox.</summary>
    private async Task<bool> DeliverAsync(UndeliveredActivity one)
    {
        if (_time.GetUtcNow() - one.AddedAt >= _maxAge)
        {
            LogGivenUp(one.Id, string.Create(CultureInfo.InvariantCulture, $"It has waited for {_maxAge.TotalHours:0} h."));
            return await RemoveAsync(one);
        }

        try
        {
            await SendAsync(one);
            return await RemoveAsync(one);
        }
        catch (ConnectorException fault) when (fault.Kind == ConnectorFaultKind.Unavailable)
        {
            await _outbox.DeferAsync(one.Id, _time.GetUtcNow() + DelayAfter(one.Attempts + 1, fault.RetryAfter), CancellationToken.None);
            LogDeferred(fault.Message);
            return false;
        }
        catch (Exception fault) when (fault is ConnectorException or ArgumentException)
        {
            LogGivenUp(one.Id, fault.Message);
            return await RemoveAsync(one);
        }
    }

    private async Task SendAsync(UndeliveredActivity one)
    {
        if (_delivered.ContainsKey(one.Id))
        {
            return;
        }

        await _client.SendOnceAsync(one.Target, one.Activity, CancellationToken.None);
        _delivered[one.Id] = true;
        _working.Note(one.Target);
        var waited = _time.GetUtcNow() - one.AddedAt;
        LogDelivered(one.Id, waited);
    }

    private async Task<bool> RemoveAsync(UndeliveredActivity one)
    {
        await _outbox.RemoveAsync(one.Id, CancellationToken.None);
        _delivered.TryRemove(one.Id, out _);
        return true;
    }

    private async Task PauseAsync(CancellationToken stopping)
    {
        using var pause = new CancellationTokenSource(_isEmpty ? Timeout.InfiniteTimeSpan : ShortestDelay, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(pause.Token, stopping);
        try
        {
            await _signals.Reader.ReadAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            // Time to look again, or to stop.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivered {Id} from the outbox after {Waited}.")]
    private partial void LogDelivered(string id, TimeSpan waited);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Still undelivered: {Fault}")]
    private partial void LogDeferred(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gave up {Id} in the outbox. {Reason}")]
    private partial void LogGivenUp(string id, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox cannot be read or written; trying again.")]
    private partial void LogOutboxFault(Exception fault);
}
