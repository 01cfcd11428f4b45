namespace QaBot.BotFramework.Activities;

/// <summary>The values of <see cref="ChannelAccount.Role"/>.</summary>
public static class Roles
{
    /// <summary>A person.</summary>
    public const string User = "user";

    /// <summary>A bot.</summary>
    public const string Bot = "bot";

    /// <summary>A bot that another bot calls.</summary>
    public const string Skill = "skill";
}
