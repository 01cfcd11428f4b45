using System.Collections.Concurrent;

namespace QaBot.BotFramework.Turns;

/// <summary>
/// A journal that ends with the process: for a host without a store, and for tests. It holds no more than the queue does. Thread-safe.
/// </summary>
public sealed class MemoryTurnJournal : TurnJournal
{
    private readonly ConcurrentDictionary<string, PendingTurn> _turns = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ValueTask AddAsync(PendingTurn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        _turns[turn.Id] = turn;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask MarkStartedAsync(string id, CancellationToken cancellationToken)
    {
        while (_turns.TryGetValue(id, out var turn) && !_turns.TryUpdate(id, turn with { HasStarted = true }, turn))
        {
            // Somebody else wrote between the two calls; look again.
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask RemoveAsync(string id, CancellationToken cancellationToken)
    {
        _turns.TryRemove(id, out _);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<PendingTurn>> ListAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<PendingTurn>>([.. _turns.Values.OrderBy(turn => turn.ReceivedAt)]);
}
