namespace QaBot.Messaging;

/// <summary>The bot's identity.</summary>
public sealed class BotOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Bot";

    /// <summary>
    /// The bot's Microsoft app id. Default none: development mode, in which the bot answers only to this machine. This version does
    /// not start with one, because it cannot check who calls.
    /// </summary>
    public string? AppId { get; set; }
}
