namespace QaBot.BotFramework.DirectLine;

/// <summary>How much of a conversation is kept, so that nobody can make the process grow without end.</summary>
public sealed record DirectLineLimits
{
    /// <summary>Activities kept per conversation for replay; the oldest go first.</summary>
    public int MaxActivities { get; init; } = 1000;

    /// <summary>Bytes of JSON kept per conversation for replay; the oldest go first, the newest always stays.</summary>
    public int MaxLogBytes { get; init; } = 1024 * 1024;

    /// <summary>Activities that may wait for one stream before it is cut off.</summary>
    public int MaxPendingActivities { get; init; } = 256;

    /// <summary>Bytes of JSON that may wait for one stream before it is cut off.</summary>
    public int MaxPendingBytes { get; init; } = 1024 * 1024;

    /// <summary>Streams open at once per conversation; one more cuts off the oldest.</summary>
    public int MaxStreams { get; init; } = 16;

    /// <summary>Conversations kept; one more ends the one that has been idle longest.</summary>
    public int MaxConversations { get; init; } = 5000;

    /// <summary>How long a conversation without a stream is kept after its last use.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromHours(4);
}
