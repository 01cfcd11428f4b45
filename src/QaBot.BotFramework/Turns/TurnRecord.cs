using Microsoft.Extensions.Logging;

namespace QaBot.BotFramework.Turns;

/// <summary>
/// Keeps the journal for the queue. A journal that fails or hangs costs no turn that was taken in, and holds none up for long.
/// </summary>
internal sealed partial class TurnRecord(TurnJournal journal, TimeProvider time, ILogger logger)
{
    /// <summary>How long one write may take; channels wait 15 s for their acknowledgement.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Writes a turn down, if it is one to be written down. False when that failed: it must not be acknowledged then.</summary>
    public async ValueTask<bool> TryAddAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (!IsKept(turn) || turn.IsRecovered)
        {
            return true;
        }

        var written = await TryAsync(token => journal.AddAsync(turn.ToPending(time.GetUtcNow()), token), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return written;
    }

    /// <summary>
    /// Notes that the bot begins. If that fails the bot begins all the same: somebody waits, and the worst that can follow is a second
    /// answer after a crash.
    /// </summary>
    public async ValueTask MarkStartedAsync(TurnContext turn)
    {
        if (IsKept(turn))
        {
            await TryAsync(token => journal.MarkStartedAsync(turn.TraceId, token), CancellationToken.None);
        }
    }

    /// <summary>Forgets a turn that is over.</summary>
    public async ValueTask ForgetAsync(TurnContext turn)
    {
        if (IsKept(turn))
        {
            await TryAsync(token => journal.RemoveAsync(turn.TraceId, token), CancellationToken.None);
        }
    }

    /// <summary>Forgets a recovered turn that repeats another one.</summary>
    public ValueTask ForgetRecoveredAsync(TurnContext turn) => turn.IsRecovered ? ForgetAsync(turn) : ValueTask.CompletedTask;

    /// <summary>Who waits for the answer in a response is gone when the process is, and one without a route cannot be answered later.</summary>
    private static bool IsKept(TurnContext turn) => turn is { Route: not null, IsAnsweredInResponse: false };

    private async ValueTask<bool> TryAsync(Func<CancellationToken, ValueTask> write, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var writing = write(end.Token);
            if (writing.IsCompletedSuccessfully)
            {
                return true;
            }

            await writing.AsTask().WaitAsync(end.Token);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogFault(fault);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal of turns could not be written. New messages are refused until it can; see that the disk has room and the data folder can be written to.")]
    private partial void LogFault(Exception fault);
}
