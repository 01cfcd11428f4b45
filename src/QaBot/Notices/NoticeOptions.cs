namespace QaBot.Notices;

/// <summary>How notices are sent.</summary>
public sealed class NoticeOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Notices";

    /// <summary>
    /// To how many conversations a notice is sent within a second unless the command says otherwise, in conversations, 1 to 50. Default 5.
    /// Teams takes 50 messages within a second from one app in one tenant, its answers included.
    /// </summary>
    public int PerSecond { get; set; } = 5;

    /// <summary>The longest notice, in characters, 100 to 20,000. Default 4,000, which every channel takes.</summary>
    public int MaxCharacters { get; set; } = 4_000;

    /// <summary>How long it is kept to whom a notice went, and can be resumed, in days, 1 to 365. Default 30.</summary>
    public int KeepDays { get; set; } = 30;
}
