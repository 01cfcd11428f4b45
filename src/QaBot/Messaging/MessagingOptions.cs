namespace QaBot.Messaging;

/// <summary>How activities are taken in.</summary>
public sealed class MessagingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Messaging";

    /// <summary>
    /// The largest activity taken, in bytes, 16,384 to 16,777,216; a larger one is refused with 413. Default 2,097,152: channels
    /// send up to a few hundred kilobytes, and clients may put a picture inside.
    /// </summary>
    public int MaxActivityBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>
    /// How long a caller that waits for the answer in the HTTP response is kept waiting, in seconds, 1 to 120. Default 10: the Bot
    /// Framework gives up after 15.
    /// </summary>
    public int ResponseDeadlineSeconds { get; set; } = 10;

    /// <summary>
    /// How many messages of one sender in one conversation are answered within a minute, in messages, 5 to 600. Default 30: more than a
    /// person writes, fewer than a program that answers itself. Beyond it the bot says once that it pauses, and is then silent until
    /// the minute is calmer.
    /// </summary>
    public int MaxMessagesPerMinute { get; set; } = 30;
}
