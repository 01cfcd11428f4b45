using QaBot.BotFramework.Turns;

namespace QaBot.TestKit.Turns;

/// <summary>A journal that lives as long as the test.</summary>
public sealed class InMemoryTurnJournal : TurnJournal
{
    private readonly Lock _gate = new();
    private readonly List<PendingTurn> _turns = [];

    /// <summary>Thrown by every write while it is set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The turns that are not over.</summary>
    public IReadOnlyList<PendingTurn> Turns
    {
        get
        {
            lock (_gate)
            {
                return [.. _turns];
            }
        }
    }

    public override ValueTask AddAsync(PendingTurn turn, CancellationToken cancellationToken) => Write(
        () =>
        {
            if (!_turns.Exists(one => one.Id == turn.Id))
            {
                _turns.Add(turn);
            }
        },
        cancellationToken);

    public override ValueTask MarkStartedAsync(string id, CancellationToken cancellationToken) => Write(
        () =>
        {
            var index = _turns.FindIndex(one => one.Id == id);
            if (index >= 0)
            {
                _turns[index] = _turns[index] with { HasStarted = true };
            }
        },
        cancellationToken);

    public override ValueTask RemoveAsync(string id, CancellationToken cancellationToken) =>
        Write(() => _turns.RemoveAll(one => one.Id == id), cancellationToken);

    public override ValueTask<IReadOnlyList<PendingTurn>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Turns);

    private ValueTask Write(Action write, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (Fault is { } fault)
        {
            return ValueTask.FromException(fault);
        }

        lock (_gate)
        {
            write();
        }

        return ValueTask.CompletedTask;
    }
}
