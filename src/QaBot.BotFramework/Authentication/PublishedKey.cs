using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace QaBot.BotFramework.Authentication;

/// <summary>A key that tokens are signed with.</summary>
/// <param name="Key">The public key.</param>
/// <param name="Endorsements">The channels it signs for, spelled as in activities. None means that it signs for no channel.</param>
/// <param name="Issuer">In whose name it signs, <c>{tenantid}</c> standing for any tenant; null where the document does not say.</param>
internal sealed record PublishedKey(JsonWebKey Key, IReadOnlyList<string> Endorsements, string? Issuer)
{
    private const string AnyTenant = "{tenantid}";

    /// <summary>The key in a published document; null for one that cannot sign a token as the Bot Framework does.</summary>
    public static PublishedKey? Of(JsonWebKey key)
    {
        var isRsa = key.Kty == JsonWebAlgorithmsKeyTypes.RSA && !string.IsNullOrEmpty(key.N) && !string.IsNullOrEmpty(key.E);
        if (!isRsa || string.IsNullOrEmpty(key.KeyId) || key.Use is not (null or "" or JsonWebKeyUseNames.Sig))
        {
            return null;
        }

        return new PublishedKey(key, EndorsementsOf(key), key.AdditionalData.TryGetValue("issuer", out var issuer) ? issuer as string : null);
    }

    /// <summary>Whether it signs in the name of <paramref name="tenant"/>; personal accounts have keys of their own.</summary>
    public bool SignsFor(string tenant) =>
        Issuer is null
        || Issuer.Contains(AnyTenant, StringComparison.OrdinalIgnoreCase)
        || Issuer.Contains(tenant, StringComparison.OrdinalIgnoreCase);

    private static string[] EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString()!)]
            : [];
}
