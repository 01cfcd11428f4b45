using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace QaBot.TestKit.Authentication;

/// <summary>A token before it is signed; change it with the methods, each of which gives another draft.</summary>
public sealed record TokenDraft(ImmutableSortedDictionary<string, object?> Claims, SigningCredentials? Credentials)
{
    public TokenDraft With(string claim, object? value) => this with { Claims = Claims.SetItem(claim, value) };

    public TokenDraft Without(string claim) => this with { Claims = Claims.Remove(claim) };

    public TokenDraft SignedBy(SecurityKey key, string algorithm = SecurityAlgorithms.RsaSha256) =>
        this with { Credentials = new SigningCredentials(key, algorithm) };

    /// <summary>With the algorithm <c>none</c>.</summary>
    public TokenDraft WithoutSignature() => this with { Credentials = null };

    /// <summary>The token.</summary>
    public string Write()
    {
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var payload = JsonSerializer.Serialize(Claims);
        return Credentials is null ? handler.CreateToken(payload) : handler.CreateToken(payload, Credentials);
    }

    /// <summary>The value of an Authorization header with the token.</summary>
    public string Header() => $"Bearer {Write()}";
}
