namespace QaBot.Core.Conversation;

/// <summary>What a message that asks nothing of the documents is about.</summary>
internal enum SmallTalkKind
{
    /// <summary>A greeting.</summary>
    Greeting,

    /// <summary>Thanks or praise.</summary>
    Thanks,

    /// <summary>A farewell.</summary>
    Farewell,

    /// <summary>A question about the bot: what it is, what it can do.</summary>
    About,
}
