namespace QaBot.BotFramework.Authentication;

/// <summary>What is the same for every bot of one cloud.</summary>
internal sealed record CloudEndpoints
{
    private static readonly CloudEndpoints Public = new()
    {
        ChannelIssuer = "https://api.botframework.com",
        ChannelMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration",
        ChannelScope = "https://api.botframework.com/.default",
        EntraMetadata = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        Login = "https://login.microsoftonline.com",
        TokenServer = "https://sts.windows.net",
        MultiTenant = "botframework.com",
        BotTenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "69e9b82d-4842-4902-8d1e-abc5b98a55e8"],
    };

    private static readonly CloudEndpoints UsGovernment = new()
    {
        ChannelIssuer = "https://api.botframework.us",
        ChannelMetadata = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        ChannelScope = "https://api.botframework.us/.default",
        EntraMetadata = "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
        Login = "https://login.microsoftonline.us",
        TokenServer = "https://sts.windows.net",
        MultiTenant = "MicrosoftServices.onmicrosoft.us",
        BotTenants = ["cab8a31a-1906-4287-a0d8-4eef66b95f6e"],
    };

    private static readonly CloudEndpoints China = new()
    {
        ChannelIssuer = "https://api.botframework.azure.cn",
        ChannelMetadata = "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        ChannelScope = "https://api.botframework.azure.cn/.default",
        EntraMetadata = "https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration",
        Login = "https://login.partner.microsoftonline.cn",
        TokenServer = "https://sts.chinacloudapi.cn",
        MultiTenant = "microsoftservices.partner.onmschina.cn",
        BotTenants = ["a55a4d5b-9241-49b1-b4ff-befa8db00269"],
    };

    public required string ChannelIssuer { get; init; }

    public required string ChannelMetadata { get; init; }

    public required string ChannelScope { get; init; }

    public required string EntraMetadata { get; init; }

    /// <summary>Where tokens are asked for; version 2.0 tokens are issued in its name.</summary>
    public required string Login { get; init; }

    /// <summary>In whose name version 1.0 tokens are issued.</summary>
    public required string TokenServer { get; init; }

    /// <summary>The tenant that bots for every tenant ask for their tokens.</summary>
    public required string MultiTenant { get; init; }

    /// <summary>The ids of the tenants in whose name those tokens are issued.</summary>
    public required IReadOnlyList<string> BotTenants { get; init; }

    public static CloudEndpoints Of(BotCloud cloud) => cloud switch
    {
        BotCloud.UsGovernment => UsGovernment,
        BotCloud.China => China,
        _ => Public,
    };

    /// <summary>The authority of the bot's own tokens. A bot of one tenant that asks elsewhere is told AADSTS700016.</summary>
    public string AuthorityFor(BotOptions options) =>
        $"{Login}/{(options.EffectiveAppType() == BotAppType.MultiTenant ? MultiTenant : options.TenantId)}";

    /// <summary>
    /// The issuers of Emulator and skill tokens: of the bot's own tenant, or, for a bot of every tenant, of those in whose name such
    /// bots get their tokens. A bot of one tenant accepts no other by itself, because any bot of every tenant can get a token there.
    /// </summary>
    public IEnumerable<string> IssuersFor(BotOptions options)
    {
        var tenants = options.EffectiveAppType() == BotAppType.MultiTenant ? BotTenants : [options.TenantId ?? ""];
        return tenants.SelectMany(tenant => new[] { $"{TokenServer}/{tenant}/", $"{Login}/{tenant}/v2.0" });
    }
}
