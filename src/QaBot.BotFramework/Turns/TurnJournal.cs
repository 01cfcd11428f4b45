namespace QaBot.BotFramework.Turns;

/// <summary>
/// Remembers the turns that were acknowledged and are not over, so that a process that dies loses none: those that had not started
/// run again at the next start, and people whose turn had started are told that it was interrupted. Thread-safe.
/// </summary>
public abstract class TurnJournal
{
    /// <summary>Writes a turn down. When it returns, the turn survives a crash of the process.</summary>
    public abstract ValueTask AddAsync(PendingTurn turn, CancellationToken cancellationToken);

    /// <summary>Notes that the bot begins to answer. An unknown id is ignored.</summary>
    public abstract ValueTask MarkStartedAsync(string id, CancellationToken cancellationToken);

    /// <summary>Forgets a turn that is over. An unknown id is ignored.</summary>
    public abstract ValueTask RemoveAsync(string id, CancellationToken cancellationToken);

    /// <summary>The turns that are not over, in the order in which they came in.</summary>
    public abstract ValueTask<IReadOnlyList<PendingTurn>> ListAsync(CancellationToken cancellationToken);
}
