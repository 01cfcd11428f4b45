namespace QaBot.Channels;

/// <summary>What is wrong with a card's seal.</summary>
internal enum CardFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It was not made here, or was altered.</summary>
    Forged,

    /// <summary>It belongs to another conversation.</summary>
    OtherConversation,

    /// <summary>It belongs to another person.</summary>
    OtherPerson,

    /// <summary>It belongs to another action.</summary>
    OtherAction,

    /// <summary>It is too old.</summary>
    Expired,
}
