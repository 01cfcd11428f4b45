namespace QaBot.BotFramework.Activities;

/// <summary>The values of <see cref="Activity.TextFormat"/>. Clients disagree on what its absence means: always set it.</summary>
public static class TextFormats
{
    /// <summary>Text to be shown as it stands.</summary>
    public const string Plain = "plain";

    /// <summary>Markdown.</summary>
    public const string Markdown = "markdown";
}
