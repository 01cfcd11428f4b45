using QaBot.BotFramework.Turns;
using QaBot.TestKit.Turns;

namespace QaBot.TestKit;

/// <summary>A journal in memory whose writes do first what a test tells them to.</summary>
public sealed class ScriptedTurnJournal : TurnJournal
{
    private readonly InMemoryTurnJournal _journal = new();

    public Func<PendingTurn, CancellationToken, Task> BeforeAdd { get; set; } = (_, _) => Task.CompletedTask;

    public Func<Task> BeforeOther { get; set; } = () => Task.CompletedTask;

    public override async ValueTask AddAsync(PendingTurn turn, CancellationToken cancellationToken)
    {
        await BeforeAdd(turn, cancellationToken);
        await _journal.AddAsync(turn, cancellationToken);
    }

    public override async ValueTask MarkStartedAsync(string id, CancellationToken cancellationToken)
    {
        await BeforeOther();
        await _journal.MarkStartedAsync(id, cancellationToken);
    }

    public override async ValueTask RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await BeforeOther();
        await _journal.RemoveAsync(id, cancellationToken);
    }

    public override async ValueTask<IReadOnlyList<PendingTurn>> ListAsync(CancellationToken cancellationToken)
    {
        await BeforeOther();
        return await _journal.ListAsync(cancellationToken);
    }
}
