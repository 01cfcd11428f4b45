namespace QaBot.BotFramework.Activities;

/// <summary>The values of <see cref="Activity.ChannelId"/> that get a treatment of their own. Compare with <see cref="ActivityExtensions.IsFromChannel"/>.</summary>
public static class ChannelIds
{
    /// <summary>Microsoft Teams.</summary>
    public const string Teams = "msteams";

    /// <summary>Web Chat.</summary>
    public const string WebChat = "webchat";

    /// <summary>Direct Line, most often with Web Chat in front of it.</summary>
    public const string DirectLine = "directline";

    /// <summary>Bot Framework Emulator.</summary>
    public const string Emulator = "emulator";

    /// <summary>Omnichannel for Customer Service.</summary>
    public const string Omnichannel = "omnichannel";

    /// <summary>Mail.</summary>
    public const string Email = "email";
}
