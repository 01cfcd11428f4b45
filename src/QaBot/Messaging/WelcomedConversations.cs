using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>
/// Remembers who was welcomed: Teams announces one installation by two activities, in either order, and again on each visit.
/// Thread-safe. It forgets at a restart, and the oldest beyond its capacity; a second welcome does no harm.
/// </summary>
internal sealed class WelcomedConversations
{
    private const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<ConversationKey> _welcomed = [];
    private readonly Queue<ConversationKey> _order = new();

    /// <summary>Whether <paramref name="conversation"/> was not yet welcomed. From now on it counts as welcomed.</summary>
    public bool TryAdd(ConversationKey conversation)
    {
        lock (_gate)
        {
            if (!_welcomed.Add(conversation))
            {
                return false;
            }

            _order.Enqueue(conversation);
            if (_order.Count > Capacity)
            {
                _welcomed.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
