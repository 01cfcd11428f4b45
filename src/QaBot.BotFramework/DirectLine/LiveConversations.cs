namespace QaBot.BotFramework.DirectLine;

/// <summary>
/// The conversations that somebody holds, found by their ids without being held here: so memory follows what goes on, not what was
/// ever begun, and whoever asks for a conversation that is going on gets the same object. Thread-safe.
/// </summary>
internal sealed class LiveConversations
{
    private const int LeastBeforeSweep = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, WeakReference<DirectLineConversation>> _byId = new(StringComparer.Ordinal);
    private int _sweepAt = LeastBeforeSweep;

    /// <summary>The conversation, if somebody holds it.</summary>
    public DirectLineConversation? Find(string id)
    {
        lock (_gate)
        {
            return _byId.TryGetValue(id, out var reference) && reference.TryGetTarget(out var conversation) ? conversation : null;
        }
    }

    /// <summary>Adds a conversation and gives the one that it takes the place of.</summary>
    public DirectLineConversation? Replace(DirectLineConversation conversation)
    {
        lock (_gate)
        {
            var former = _byId.TryGetValue(conversation.Id, out var reference) && reference.TryGetTarget(out var held) ? held : null;
            _byId[conversation.Id] = new WeakReference<DirectLineConversation>(conversation);
            SweepNowAndThen();
            return former;
        }
    }

    /// <summary>Takes a conversation out and gives it, if somebody holds it.</summary>
    public DirectLineConversation? Remove(string id)
    {
        lock (_gate)
        {
            return _byId.Remove(id, out var reference) && reference.TryGetTarget(out var conversation) ? conversation : null;
        }
    }

    /// <summary>Those with an open stream.</summary>
    public IReadOnlyList<DirectLineConversation> Followed()
    {
        lock (_gate)
        {
            return [.. _byId.Values.Select(Held).OfType<DirectLineConversation>().Where(conversation => conversation.IsFollowed)];
        }
    }

    private static DirectLineConversation? Held(WeakReference<DirectLineConversation> reference) =>
        reference.TryGetTarget(out var conversation) ? conversation : null;

    // When the table has doubled since the last time: each entry is then looked at a few times in its life.
    private void SweepNowAndThen()
    {
        if (_byId.Count < _sweepAt)
        {
            return;
        }

        foreach (var (id, reference) in _byId)
        {
            if (Held(reference) is null)
            {
                _byId.Remove(id);
            }
        }

        _sweepAt = Math.Max(LeastBeforeSweep, _byId.Count * 2);
    }
}
