namespace QaBot.BotFramework.Activities;

/// <summary>The values of <see cref="StreamInfo.StreamType"/>.</summary>
public static class StreamTypes
{
    /// <summary>A line that says what the bot is doing; the next activity of the stream takes its place.</summary>
    public const string Informative = "informative";

    /// <summary>The message so far, as a whole.</summary>
    public const string Streaming = "streaming";

    /// <summary>The finished message; the stream ends with it.</summary>
    public const string Final = "final";
}
