namespace QaBot.BotFramework.DirectLine;

/// <summary>
/// Keeps Direct Line conversations and their logs. It outlives the process: what a method has written when it returns is there
/// after a crash. A conversation is written to by one <see cref="DirectLineConversation"/> at a time. Thread-safe.
/// </summary>
public abstract class DirectLineStore
{
    /// <summary>
    /// The key that signs tokens, <see cref="DirectLineTokens.KeyLength"/> bytes by chance: made once, and kept with the
    /// conversations, so that a token opens its conversation for as long as both live.
    /// </summary>
    public abstract ReadOnlyMemory<byte> SigningKey { get; }

    /// <summary>Finds a conversation; null when there is none of this id.</summary>
    public abstract ValueTask<DirectLineState?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Begins a conversation with an empty log. One of the same id is forgotten.</summary>
    public abstract ValueTask<DirectLineState> StartAsync(string id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Writes a conversation's state. One that was forgotten stays forgotten.</summary>
    public abstract ValueTask SaveAsync(DirectLineState state, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a conversation's state and puts an activity at the end of its log, both or neither; the oldest entries beyond the limits
    /// go, the newest always stays. A conversation that was forgotten stays forgotten.
    /// </summary>
    /// <param name="state">The state; its <see cref="DirectLineState.LastLogged"/> is the activity's sequence, higher than any in the log.</param>
    /// <param name="json">The activity, UTF-8 JSON.</param>
    /// <param name="limits">How much of the log is kept.</param>
    /// <param name="cancellationToken">Stops the write; nothing is then changed.</param>
    public abstract ValueTask AppendAsync(
        DirectLineState state, ReadOnlyMemory<byte> json, DirectLineLimits limits, CancellationToken cancellationToken);

    /// <summary>What the log of a conversation holds after <paramref name="sequence"/>, in order.</summary>
    /// <param name="number">The conversation, <see cref="DirectLineState.Number"/>.</param>
    /// <param name="sequence">What is known already; 0 for the whole log.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public abstract ValueTask<IReadOnlyList<LoggedActivity>> ReadAfterAsync(long number, long sequence, CancellationToken cancellationToken);

    /// <summary>Forgets conversations and their logs: those that are idle, and beyond a number those that have been idle longest.</summary>
    /// <param name="idleSince">Last used before this, a conversation is idle.</param>
    /// <param name="most">How many may be left.</param>
    /// <param name="inUse">Ids of those that stay, however old.</param>
    /// <param name="cancellationToken">Stops the write; nothing is then changed.</param>
    public abstract ValueTask<ForgottenConversations> ForgetAsync(
        DateTimeOffset idleSince, int most, IReadOnlySet<string> inUse, CancellationToken cancellationToken);
}
