namespace QaBot.Notices;

/// <summary>What is to be done about a notice.</summary>
internal enum NoticeAction
{
    /// <summary>Say to whom it would go.</summary>
    Preview,

    /// <summary>Send it.</summary>
    Send,

    /// <summary>Send the last one that was cut off to those who wait for it.</summary>
    Resume,
}
