namespace QaBot.DirectLine;

/// <summary>
/// How often one may ask of Direct Line, section <c>QaBot:RateLimits</c>. More is answered 429 with <c>Retry-After</c>; the whole amount
/// may come at once. Polls are never limited: their clients take a refusal for the end. Who shows the Direct Line secret is not limited
/// by address.
/// </summary>
public sealed class RateLimitOptions
{
    /// <summary>Where these settings are read from.</summary>
    public const string Section = "QaBot:RateLimits";

    /// <summary>Tokens, fresh and refreshed, in a minute from one address, 1 to 100,000. Default 120.</summary>
    public int TokensPerAddress { get; set; } = 120;

    /// <summary>Conversations started in an hour from one address, 1 to 1,000,000. Default 600.</summary>
    public int ConversationsPerAddress { get; set; } = 600;

    /// <summary>Activities posted in a minute to one conversation, 1 to 100,000. Default 60.</summary>
    public int PostsPerConversation { get; set; } = 60;

    /// <summary>Activities posted in a minute from one address, 1 to 1,000,000. Default 1,200.</summary>
    public int PostsPerAddress { get; set; } = 1200;

    /// <summary>Messages with files in a minute to one conversation, 1 to 10,000. Default 10.</summary>
    public int UploadsPerConversation { get; set; } = 10;

    /// <summary>Messages with files in a minute from one address, 1 to 100,000. Default 60.</summary>
    public int UploadsPerAddress { get; set; } = 60;

    /// <summary>Streams opened in a minute to one conversation, 1 to 10,000. Default 60.</summary>
    public int StreamsPerConversation { get; set; } = 60;

    /// <summary>Streams opened in a minute from one address, 1 to 1,000,000. Default 1,200.</summary>
    public int StreamsPerAddress { get; set; } = 1200;
}
