namespace QaBot.BotFramework.Activities;

/// <summary>The values of <see cref="StreamInfo.StreamResult"/>.</summary>
public static class StreamResults
{
    /// <summary>The message is what the bot meant to say.</summary>
    public const string Success = "success";

    /// <summary>The stream had to end before the message was finished.</summary>
    public const string Timeout = "timeout";
}
