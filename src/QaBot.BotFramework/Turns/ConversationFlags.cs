namespace QaBot.BotFramework.Turns;

/// <summary>
/// Small facts about conversations that outlive the process, such as that a person was welcomed or that somebody else has taken the
/// conversation over. A flag is a name of the bot's choice. Thread-safe.
/// </summary>
public abstract class ConversationFlags
{
    /// <summary>Raises a flag. False when it was up already.</summary>
    /// <param name="channelId">The channel, lower-case.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="flag">The flag's name.</param>
    /// <param name="cancellationToken">Stops the write; nothing is then changed.</param>
    public abstract ValueTask<bool> RaiseAsync(string channelId, string conversationId, string flag, CancellationToken cancellationToken);

    /// <summary>Lowers a flag. False when it was not up.</summary>
    public abstract ValueTask<bool> LowerAsync(string channelId, string conversationId, string flag, CancellationToken cancellationToken);

    /// <summary>Whether a flag is up.</summary>
    public abstract ValueTask<bool> IsUpAsync(string channelId, string conversationId, string flag, CancellationToken cancellationToken);
}
