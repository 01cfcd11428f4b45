namespace QaBot.BotFramework.DirectLine;

/// <summary>Which files people may put into a Direct Line conversation. What they put there is read for that conversation alone.</summary>
public sealed class UploadOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Uploads";

    /// <summary>Whether files are taken at all. Default false: they are refused, and the other settings are ignored.</summary>
    public bool Enabled { get; set; }

    /// <summary>Size of one file in bytes, 1,024 to 67,108,864; a larger one is refused with 413. Default 5,242,880 (5 MiB).</summary>
    public int MaxFileBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>Files in one message, 1 to 20. Default 3.</summary>
    public int MaxFilesPerMessage { get; set; } = 3;

    /// <summary>Bytes of all files that a conversation holds at once, 1,024 to 1,073,741,824. Default 15,728,640 (15 MiB).</summary>
    public int MaxConversationBytes { get; set; } = 15 * 1024 * 1024;

    /// <summary>
    /// File name extensions that are taken, with the dot, such as <c>.md</c>; others are refused with 415. Default none, which means
    /// every format that the bot reads.
    /// </summary>
    public IList<string> Extensions { get; } = [];

    /// <summary>Passages that one file may give, 1 to 100,000; a longer one is kept but not read. Default 500.</summary>
    public int MaxPassages { get; set; } = 500;

    /// <summary>How long a file is kept, in hours, 1 to 168. Default 24.</summary>
    public int RetentionHours { get; set; } = 24;

    /// <summary>How long the sending of one message with files may take, in seconds, 5 to 600; then it is broken off with 408. Default 60.</summary>
    public int TimeoutSeconds { get; set; } = 60;
}
