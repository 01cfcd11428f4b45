namespace QaBot.BotFramework.Authentication;

/// <summary>The bot's registration with the Bot Framework.</summary>
public sealed class BotOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Bot";

    /// <summary>
    /// The bot's Microsoft app id, a GUID. Default none: development mode, in which nobody who calls is authenticated and the bot
    /// answers only to this machine.
    /// </summary>
    public string? AppId { get; set; }

    /// <summary>
    /// How the bot is registered. Default none: <see cref="BotAppType.SingleTenant"/> when <see cref="TenantId"/> is set, otherwise
    /// <see cref="BotAppType.MultiTenant"/>. Ignored without <see cref="AppId"/>.
    /// </summary>
    public BotAppType? AppType { get; set; }

    /// <summary>
    /// The id of the Microsoft Entra tenant of the registration, a GUID: tokens name their tenant by it, never by its domain name.
    /// Needed unless the bot is registered for many tenants.
    /// </summary>
    public string? TenantId { get; set; }

    /// <summary>The client secret. No default, never printed. Not with a certificate, not with a managed identity.</summary>
    public string? Password { get; set; }

    /// <summary>Path of a PKCS #12 or PEM file that holds the client certificate with its private key; instead of <see cref="Password"/>.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The password of the file at <see cref="CertificatePath"/>. Default none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>The cloud the bot is registered in. Default: the public one.</summary>
    public BotCloud Cloud { get; set; } = BotCloud.Public;

    /// <summary>Addresses and issuers that differ from those of <see cref="Cloud"/>. Default: none do.</summary>
    public BotEndpointOptions Endpoints { get; set; } = new();

    /// <summary>
    /// App ids of the bots that may call this one as a skill; <c>*</c> lets every bot of an accepted tenant in. Default: none may.
    /// </summary>
    public IList<string> AllowedCallers { get; } = [];

    /// <summary>How the bot is registered: <see cref="AppType"/>, or what follows from <see cref="TenantId"/>.</summary>
    public BotAppType EffectiveAppType() =>
        AppType ?? (string.IsNullOrEmpty(TenantId) ? BotAppType.MultiTenant : BotAppType.SingleTenant);
}
