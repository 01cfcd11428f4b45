namespace QaBot.BotFramework.Turns;

/// <summary>Keeps where conversations are, so that the bot can speak into them later. It outlives the process. Thread-safe.</summary>
public abstract class ConversationBook
{
    /// <summary>
    /// Notes a conversation, in place of what was known of it. What a channel said is not replaced by what a parent bot says, nor one
    /// parent bot's word by another's: neither may lead the bot's messages to itself.
    /// </summary>
    public abstract ValueTask RememberAsync(KnownConversation conversation, CancellationToken cancellationToken);

    /// <summary>Finds a conversation; null when the bot never heard from it or has forgotten it.</summary>
    /// <param name="channelId">The channel, in any case.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public abstract ValueTask<KnownConversation?> FindAsync(string channelId, string conversationId, CancellationToken cancellationToken);

    /// <summary>A page of the conversations in a lasting order.</summary>
    /// <param name="after">The conversation that ended the page before; null for the first page.</param>
    /// <param name="limit">The most that are given.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public abstract ValueTask<IReadOnlyList<KnownConversation>> ListAsync(KnownConversation? after, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets a conversation: the bot was removed from it.</summary>
    public abstract ValueTask ForgetAsync(string channelId, string conversationId, CancellationToken cancellationToken);
}
