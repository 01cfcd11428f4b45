using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace QaBot.TestKit.Authentication;

/// <summary>The keys of one issuer: the one that signs, and the document that publishes it.</summary>
public sealed class IssuerKeys
{
    private int _generation;

    public IssuerKeys(string name)
    {
        Name = name;
        Current = Create();
    }

    /// <summary>The issuer's name, in key ids and in paths.</summary>
    public string Name { get; }

    /// <summary>The key that signs now.</summary>
    public RsaSecurityKey Current { get; private set; }

    /// <summary>The channels that the key endorses; null publishes it without a word about channels.</summary>
    public IReadOnlyList<string>? Endorsements { get; set; }

    /// <summary>In whose name the key signs; null publishes it without.</summary>
    public string? KeyIssuer { get; set; }

    /// <summary>From now on another key signs and is published; the old one is withdrawn.</summary>
    public void Rotate() => Current = Create();

    /// <summary>Any key that was never published, under the id of the current one.</summary>
    public RsaSecurityKey Forged() => new(RSA.Create(2048)) { KeyId = Current.KeyId };

    /// <summary>A key that was never published, under an id of its own.</summary>
    public static RsaSecurityKey Unpublished(string keyId = "unpublished") => new(RSA.Create(2048)) { KeyId = keyId };

    /// <summary>The secret that a careless verifier would check an HS256 token with: the public key, under its own id.</summary>
    public SymmetricSecurityKey PublicKeyAsSecret() => new(Current.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = Current.KeyId };

    internal object Document() => new { keys = new[] { Entry() } };

    private Dictionary<string, object> Entry()
    {
        var key = Current.Rsa.ExportParameters(false);
        var entry = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Current.KeyId,
            ["n"] = Base64UrlEncoder.Encode(key.Modulus),
            ["e"] = Base64UrlEncoder.Encode(key.Exponent),
        };
        if (Endorsements is not null)
        {
            entry["endorsements"] = Endorsements;
        }

        if (KeyIssuer is not null)
        {
            entry["issuer"] = KeyIssuer;
        }

        return entry;
    }

    private RsaSecurityKey Create() => new(RSA.Create(2048)) { KeyId = $"{Name}-{++_generation}" };
}
