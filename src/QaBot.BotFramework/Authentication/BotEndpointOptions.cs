namespace QaBot.BotFramework.Authentication;

/// <summary>Addresses and issuers of a cloud that <see cref="BotCloud"/> does not name; each without a value is as in <see cref="BotOptions.Cloud"/>.</summary>
public sealed class BotEndpointOptions
{
    /// <summary>The issuer of the channels' tokens, such as <c>https://api.botframework.com</c>.</summary>
    public string? ChannelIssuer { get; set; }

    /// <summary>The OpenID metadata that name the channels' keys; https, or http on this machine.</summary>
    public string? ChannelMetadata { get; set; }

    /// <summary>The OpenID metadata of Microsoft Entra, for Emulator and skill tokens; https, or http on this machine.</summary>
    public string? EntraMetadata { get; set; }

    /// <summary>Issuers of Emulator and skill tokens that are accepted besides those known. Default: none.</summary>
    public IList<string> EntraIssuers { get; } = [];

    /// <summary>The authority the bot gets its own tokens from, its tenant included, such as <c>https://login.microsoftonline.com/botframework.com</c>.</summary>
    public string? LoginAuthority { get; set; }

    /// <summary>The scope of the bot's own tokens for the channels, such as <c>https://api.botframework.com/.default</c>.</summary>
    public string? ChannelScope { get; set; }
}
