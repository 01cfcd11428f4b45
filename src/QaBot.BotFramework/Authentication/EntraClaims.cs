using Microsoft.IdentityModel.JsonWebTokens;

namespace QaBot.BotFramework.Authentication;

/// <summary>What a token of Microsoft Entra says of who asked for it.</summary>
/// <param name="AppId">The app id of the caller; null where the token does not say, or says it in an unknown version.</param>
/// <param name="Tenant">The tenant that issued the token, from its <c>tid</c> claim.</param>
/// <param name="IssuerTenant">The tenant in the issuer's URL; null for an issuer of another shape.</param>
internal sealed record EntraClaims(string? AppId, string? Tenant, string? IssuerTenant)
{
    private const string Version1 = "1.0";
    private const string Version2 = "2.0";

    public static EntraClaims Of(JsonWebToken token) => new(AppIdIn(token), Claim(token, "tid"), TenantIn(token.Issuer));

    /// <summary>Whether the tenant that the issuer names is the one that the token and its key name.</summary>
    public bool HasItsIssuersTenant(PublishedKey key) =>
        IssuerTenant is null || (IssuerTenant.Equals(Tenant, StringComparison.OrdinalIgnoreCase) && key.SignsFor(IssuerTenant));

    // Version 1.0 tokens name the caller in appid, version 2.0 tokens in azp; there is always a ver claim, and an empty one means 1.0.
    private static string? AppIdIn(JsonWebToken token) => Claim(token, "ver") switch
    {
        "" or Version1 => Claim(token, "appid"),
        Version2 => Claim(token, "azp"),
        _ => null,
    };

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static string? TenantIn(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var url) && url.Segments.Length > 1 && Guid.TryParse(url.Segments[1].TrimEnd('/'), out var tenant)
            ? tenant.ToString()
            : null;
}
