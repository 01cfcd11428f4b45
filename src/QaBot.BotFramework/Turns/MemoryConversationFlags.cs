namespace QaBot.BotFramework.Turns;

/// <summary>
/// Flags that end with the process: for a host without a store, and for tests. The oldest beyond 10,000 are forgotten. Thread-safe.
/// </summary>
public sealed class MemoryConversationFlags : ConversationFlags
{
    private const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<(string, string, string)> _up = [];
    private readonly Queue<(string, string, string)> _order = new();

    /// <inheritdoc/>
    public override ValueTask<bool> RaiseAsync(string channelId, string conversationId, string flag, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var key = (channelId, conversationId, flag);
            if (!_up.Add(key))
            {
                return ValueTask.FromResult(false);
            }

            _order.Enqueue(key);
            while (_order.Count > Capacity)
            {
                _up.Remove(_order.Dequeue());
            }

            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<bool> LowerAsync(string channelId, string conversationId, string flag, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_up.Remove((channelId, conversationId, flag)));
        }
    }

    /// <inheritdoc/>
    public override ValueTask<bool> IsUpAsync(string channelId, string conversationId, string flag, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_up.Contains((channelId, conversationId, flag)));
        }
    }
}
