namespace QaBot.Notices;

/// <summary>How a request stands.</summary>
internal enum NoticeState
{
    /// <summary>It is being sent.</summary>
    Running,

    /// <summary>It is over.</summary>
    Ended,

    /// <summary>It was stopped; those who wait can be sent to later.</summary>
    Stopped,

    /// <summary>It cannot go on; the message says why.</summary>
    Failed,

    /// <summary>Nobody is there to be sent to, or nothing to be resumed.</summary>
    Nobody,

    /// <summary>It was only looked at.</summary>
    Previewed,
}
