namespace QaBot.BotFramework.DirectLine;

/// <summary>Lets one in at a time, in the order in which they came. Unlike a lock it may be held while something is awaited.</summary>
#pragma warning disable CA1001 // Without its wait handle, which is never asked for, a semaphore holds nothing that needs disposal.
internal sealed class ConversationGate
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _free = new(1);

    /// <summary>Waits to be let in; whoever is in leaves by disposing what is returned.</summary>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Stay(_free);
    }

    private sealed class Stay(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
