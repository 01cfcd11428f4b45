namespace QaBot.BotFramework.Authentication;

/// <summary>Where a bot's tokens come from, on the way in and on the way out: what its cloud says, with what the options change.</summary>
/// <remarks>
/// The public values are those of the Bot Framework Connector's authentication reference; those of the other clouds are those of the
/// guides on bots in Azure Government and in Azure operated by 21Vianet.
/// </remarks>
public sealed record BotEndpoints
{
    /// <summary>The issuer of the channels' tokens, such as <c>https://api.botframework.com</c>.</summary>
    public required string ChannelIssuer { get; init; }

    /// <summary>The URL of the OpenID metadata that name the channels' keys.</summary>
    public required string ChannelMetadata { get; init; }

    /// <summary>The URL of the OpenID metadata that name Microsoft Entra's keys, which sign Emulator and skill tokens.</summary>
    public required string EntraMetadata { get; init; }

    /// <summary>The issuers that are accepted in Emulator and skill tokens, to the letter.</summary>
    public required IReadOnlySet<string> EntraIssuers { get; init; }

    /// <summary>The authority that the bot gets its own tokens from, its tenant included, without a slash at its end.</summary>
    public required string LoginAuthority { get; init; }

    /// <summary>The scope of the bot's own tokens for the channels, such as <c>https://api.botframework.com/.default</c>.</summary>
    public required string ChannelScope { get; init; }

    /// <summary>The endpoints of the bot that <paramref name="options"/> registers.</summary>
    public static BotEndpoints Of(BotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var cloud = CloudEndpoints.Of(options.Cloud);
        var changed = options.Endpoints;
        return new BotEndpoints
        {
            ChannelIssuer = Changed(changed.ChannelIssuer) ?? cloud.ChannelIssuer,
            ChannelMetadata = Changed(changed.ChannelMetadata) ?? cloud.ChannelMetadata,
            EntraMetadata = Changed(changed.EntraMetadata) ?? cloud.EntraMetadata,
            EntraIssuers = cloud.IssuersFor(options).Concat(changed.EntraIssuers).ToHashSet(StringComparer.Ordinal),
            LoginAuthority = (Changed(changed.LoginAuthority) ?? cloud.AuthorityFor(options)).TrimEnd('/'),
            ChannelScope = Changed(changed.ChannelScope) ?? cloud.ChannelScope,
        };
    }

    private static string? Changed(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
