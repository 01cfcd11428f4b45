namespace QaBot.BotFramework.DirectLine;

/// <summary>
/// The conversations of a store. Idle ones are forgotten, and there is a most. In memory is only what somebody holds: a request, a
/// turn, an open stream. Thread-safe.
/// </summary>
public sealed class DirectLineConversations
{
    // How often a start looks for idle conversations; between, it only minds the number.
    private static readonly TimeSpan ForgettingInterval = TimeSpan.FromMinutes(1);

    // One at a time comes from the store, so that there is never a second object for a conversation.
    private readonly ConversationGate _loading = new();
    private readonly LiveConversations _live = new();
    private readonly DirectLineStore _store;
    private readonly DirectLineLimits _limits;
    private readonly TimeProvider _time;
    private DateTimeOffset _nextForgetting;
    private int _kept;

    /// <summary>Takes up the conversations of <paramref name="store"/>.</summary>
    /// <param name="store">Where they are kept.</param>
    /// <param name="limits">How many, how long.</param>
    /// <param name="time">The clock.</param>
    public DirectLineConversations(DirectLineStore store, DirectLineLimits limits, TimeProvider time)
    {
        _store = store;
        _limits = limits;
        _time = time;
    }

    /// <summary>Finds a conversation that was started and is not forgotten; null when there is none.</summary>
    public async ValueTask<DirectLineConversation?> FindAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (_live.Find(id) is { } live)
        {
            return IsIdle(live.LastUse) ? null : live;
        }

        using var entered = await _loading.EnterAsync(cancellationToken);
        return await LoadAsync(id, cancellationToken);
    }

    /// <summary>Finds a conversation or starts it.</summary>
    /// <param name="id">The conversation's id.</param>
    /// <param name="cancellationToken">Stops it; no conversation is then started.</param>
    /// <returns>The conversation, and whether it was started by this call.</returns>
    /// <exception cref="ConversationsUnavailableException">The store cannot be read or written.</exception>
    public async ValueTask<(DirectLineConversation Conversation, bool IsNew)> FindOrStartAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        using var entered = await _loading.EnterAsync(cancellationToken);
        if (await LoadAsync(id, cancellationToken) is { } found)
        {
            return (found, false);
        }

        await MakeRoomAsync(cancellationToken);
        var now = _time.GetUtcNow();
        var started = await _store.StartAsync(id, now, cancellationToken);
        _kept++;
        return (Add(started), true);
    }

    /// <summary>
    /// Forgets the conversations that have been idle for too long, and writes down which are in use. Call it now and then: nobody else
    /// forgets when nobody comes.
    /// </summary>
    /// <exception cref="ConversationsUnavailableException">The store cannot be written to.</exception>
    public async ValueTask ForgetIdleAsync(CancellationToken cancellationToken)
    {
        foreach (var conversation in _live.Followed())
        {
            await conversation.TouchAsync(cancellationToken);
        }

        using var entered = await _loading.EnterAsync(cancellationToken);
        await ForgetAsync(_limits.MaxConversations, cancellationToken);
    }

    private bool IsIdle(DateTimeOffset lastUse) => _time.GetUtcNow() - lastUse > _limits.IdleTimeout;

    private async ValueTask<DirectLineConversation?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (_live.Find(id) is { } live)
        {
            return IsIdle(live.LastUse) ? null : live;
        }

        return await _store.FindAsync(id, cancellationToken) is { } state && !IsIdle(state.LastUse)
            ? Add(state)
            : null;
    }

    private DirectLineConversation Add(DirectLineState state)
    {
        var conversation = new DirectLineConversation(state, _store, _limits, _time);
        _live.Replace(conversation)?.End();
        return conversation;
    }

    private async ValueTask MakeRoomAsync(CancellationToken cancellationToken)
    {
        if (_kept >= _limits.MaxConversations || _time.GetUtcNow() >= _nextForgetting)
        {
            await ForgetAsync(_limits.MaxConversations - 1, cancellationToken);
        }
    }

    private async ValueTask ForgetAsync(int most, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var inUse = _live.Followed().Select(conversation => conversation.Id).ToHashSet(StringComparer.Ordinal);
        var forgotten = await _store.ForgetAsync(now - _limits.IdleTimeout, most, inUse, cancellationToken);
        foreach (var id in forgotten.Ids)
        {
            _live.Remove(id)?.End();
        }

        _kept = forgotten.Left;
        _nextForgetting = now + ForgettingInterval;
    }
}
