namespace QaBot.BotFramework.Authentication;

/// <summary>Who calls the bot.</summary>
public enum CallerKind
{
    /// <summary>Anybody: the bot has no app id, so nobody who calls is authenticated.</summary>
    Anonymous,

    /// <summary>A channel of Azure Bot Service.</summary>
    Channel,

    /// <summary>The Emulator, or another tool that holds the bot's own credentials.</summary>
    Emulator,

    /// <summary>Another bot, which uses this one as a skill.</summary>
    Skill,
}
