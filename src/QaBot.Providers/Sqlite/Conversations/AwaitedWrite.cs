namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>A write that waits for its turn, and what its caller waits for.</summary>
internal sealed class AwaitedWrite<T> : PendingWrite
{
    private readonly Func<SqliteSession, T> _work;
    private readonly CancellationTokenRegistration _withdrawing;

    // Not on the writing thread: what the caller does next must not hold up the next write.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public AwaitedWrite(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        _work = work;
        _withdrawing = cancellationToken.Register(() =>
        {
            if (TryWithdraw())
            {
                _done.TrySetCanceled(cancellationToken);
            }
        });
    }

    /// <summary>Ends when the work is committed, failed, or withdrawn before it began.</summary>
    public Task<T> Done => _done.Task;

    public override void Run(SqliteSession session) => _result = _work(session);

    public override void Complete()
    {
        _withdrawing.Unregister();
        _done.TrySetResult(_result!);
    }

    public override void Fail(Exception fault)
    {
        _withdrawing.Unregister();
        _done.TrySetException(fault);
    }
}
