namespace QaBot.BotFramework.Authentication;

/// <summary>A cloud that offers Azure Bot Service.</summary>
public enum BotCloud
{
    /// <summary>Azure.</summary>
    Public,

    /// <summary>Azure for the government of the United States.</summary>
    UsGovernment,

    /// <summary>Azure in China, operated by 21Vianet.</summary>
    China,
}
