namespace QaBot.BotFramework.Turns;

/// <summary>What became of a notice in one conversation. The numbers are kept in files.</summary>
public enum NoticeOutcome
{
    /// <summary>It has not been tried.</summary>
    Waiting = 0,

    /// <summary>It is being sent.</summary>
    Sending = 1,

    /// <summary>The channel has taken it.</summary>
    Sent = 2,

    /// <summary>The channel is out of order; the outbox delivers it later.</summary>
    Kept = 3,

    /// <summary>The channel has refused it.</summary>
    Refused = 4,

    /// <summary>The bot is no longer in the conversation, or the conversation is no more.</summary>
    Gone = 5,

    /// <summary>It may have arrived: nobody knows, and it is not sent again.</summary>
    Uncertain = 6,
}
