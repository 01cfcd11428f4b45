using System.Diagnostics.CodeAnalysis;

namespace QaBot.BotFramework.DirectLine;

/// <summary>The conversations of this process. Idle ones are forgotten, and there is a most. Thread-safe.</summary>
public sealed class DirectLineConversations
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DirectLineConversation> _conversations = new(StringComparer.Ordinal);
    private readonly DirectLineLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>Creates an empty set.</summary>
    public DirectLineConversations(DirectLineLimits limits, TimeProvider time)
    {
        _limits = limits;
        _time = time;
    }

    /// <summary>Finds a conversation that was started and is not forgotten.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out DirectLineConversation? conversation)
    {
        lock (_gate)
        {
            return _conversations.TryGetValue(id, out conversation) && !IsIdle(conversation);
        }
    }

    /// <summary>Finds a conversation or starts it.</summary>
    /// <param name="id">The conversation's id.</param>
    /// <param name="started">Whether it was started by this call.</param>
    public DirectLineConversation FindOrStart(string id, out bool started)
    {
        List<DirectLineConversation> forgotten = [];
        DirectLineConversation conversation;
        lock (_gate)
        {
            started = !_conversations.TryGetValue(id, out var found) || IsIdle(found);
            if (!started)
            {
                return found!;
            }

            ForgetIdle(forgotten);
            conversation = new DirectLineConversation(id, _limits, _time);
            _conversations[id] = conversation;
        }

        forgotten.ForEach(idle => idle.End());
        return conversation;
    }

    private bool IsIdle(DirectLineConversation conversation) => _time.GetUtcNow() - conversation.LastUse > _limits.IdleTimeout;

    // Conversations take memory only when they are started, so that is when old ones make room; no timer is needed.
    private void ForgetIdle(List<DirectLineConversation> forgotten)
    {
        forgotten.AddRange(_conversations.Values.Where(IsIdle));
        if (_conversations.Count - forgotten.Count >= _limits.MaxConversations)
        {
            forgotten.Add(_conversations.Values.Except(forgotten).MinBy(conversation => conversation.LastUse)!);
        }

        forgotten.ForEach(idle => _conversations.Remove(idle.Id));
    }
}
