namespace QaBot.BotFramework.Authentication;

/// <summary>How a bot is registered with Azure Bot Service.</summary>
public enum BotAppType
{
    /// <summary>For every tenant. Azure creates no new ones since July 2025; existing ones go on.</summary>
    MultiTenant,

    /// <summary>For one tenant, with a secret or a certificate.</summary>
    SingleTenant,

    /// <summary>As a user-assigned managed identity of the Azure resource the bot runs on; there is no secret.</summary>
    UserAssignedMsi,
}
