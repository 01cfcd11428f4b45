namespace QaBot.DirectLine;

/// <summary>Settings of the Direct Line endpoints, section <c>QaBot:DirectLine</c>.</summary>
public sealed class DirectLineOptions
{
    /// <summary>Where these settings are read from.</summary>
    public const string Section = "QaBot:DirectLine";

    /// <summary>
    /// What a caller of <c>tokens/generate</c> shows as its bearer. Null, the default: tokens are given without it to programs and to
    /// pages of this origin, of loopback hosts and of <see cref="AllowedOrigins"/>; the chat page of this process needs that.
    /// Otherwise at least 16 characters; the chat page then gets no token by itself.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>
    /// More secrets, each as good as <see cref="Secret"/>, so that one can be replaced while its holders still use the other. Default: none.
    /// </summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>Origins (<c>https://host[:port]</c>) whose pages may use these endpoints besides the page of this process. Default: none.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>The name under which the bot stands in conversations. Default: <c>QaBot</c>.</summary>
    public string BotName { get; set; } = "QaBot";

    /// <summary>How long a token lives unless it is refreshed. Default: 30 minutes; 1 minute to 24 hours.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a conversation that nobody uses is kept. Default: 4 hours; 10 minutes to 7 days.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Conversations kept at once; one more ends the one that has been idle longest. Default: 5000; 1 to 1,000,000.</summary>
    public int MaxConversations { get; set; } = 5000;

    /// <summary>Activities kept per conversation, for a client that comes back. Default: 1000; 10 to 100,000. At most 1 MiB is kept whatever this says.</summary>
    public int MaxActivities { get; set; } = 1000;

    /// <summary>Bytes of one activity; a longer one is answered 413. Default: 262,144 (256 KiB); 1,024 to 1,048,576.</summary>
    public int MaxActivityBytes { get; set; } = 256 * 1024;

    /// <summary>All secrets that are configured.</summary>
    internal IEnumerable<string> AllSecrets() => Secret is null ? Secrets : Secrets.Prepend(Secret);
}
