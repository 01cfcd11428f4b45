namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>A write that waits for its turn. It may be run again when the transaction it was part of was rolled back.</summary>
internal abstract class PendingWrite
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Withdrawn = 2;

    private int _state = Waiting;

    /// <summary>Claims it for writing; false when its caller has withdrawn it.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>Does the work inside a transaction that the caller has begun and ends.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>Says that the work is committed.</summary>
    public abstract void Complete();

    /// <summary>Says that nothing of the work was kept.</summary>
    public abstract void Fail(Exception fault);

    /// <summary>Withdraws it; false when it is being written already.</summary>
    protected bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Waiting;
}
