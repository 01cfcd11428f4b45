using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QaBot.BotFramework.DirectLine;

/// <summary>
/// Issues and reads Direct Line tokens: JSON Web Tokens (RFC 7519) signed with HMAC-SHA256. Thread-safe.
/// </summary>
/// <remarks>
/// They are JWTs because DirectLineJS looks for a <c>user</c> claim in them and Web Chat keeps a user id only when it finds one.
/// They are made here and not by a JWT library: one fixed header, four claims and one algorithm leave nothing to negotiate, and a
/// header that is not byte for byte ours is refused, so that no token can choose its own algorithm.
/// </remarks>
public sealed class DirectLineTokens
{
    /// <summary>Length of the signing key in bytes.</summary>
    public const int KeyLength = 32;

    // A token holds two short ids; what is longer was not issued here and is not worth a hash.
    private const int MaxTokenLength = 4096;

    // Escapes would make a token several times as long as the names in it, and it travels in URLs; no HTML page ever holds this JSON.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Header = Encode("""{"alg":"HS256","typ":"JWT"}"""u8);

    private readonly byte[] _key;
    private readonly TimeProvider _time;

    /// <summary>Creates an issuer.</summary>
    /// <param name="key">At least <see cref="KeyLength"/> secret bytes. Tokens signed with another key are refused.</param>
    /// <param name="lifetime">How long a token lives; Direct Line's own is 30 minutes.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public DirectLineTokens(byte[] key, TimeSpan lifetime, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length < KeyLength)
        {
            throw new ArgumentException($"The key has {key.Length} bytes; HMAC-SHA256 wants at least {KeyLength}.", nameof(key));
        }

        _key = key;
        Lifetime = lifetime;
        _time = time;
    }

    /// <summary>How long a token lives.</summary>
    public TimeSpan Lifetime { get; }

    /// <summary>Issues a token for one conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="userId">The user it is bound to; null for none.</param>
    /// <param name="trustedOrigins">Origins whose pages alone may use it; null or empty for all that the server allows.</param>
    public string Issue(string conversationId, string? userId, IReadOnlyList<string>? trustedOrigins = null)
    {
        var now = _time.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["conv"] = conversationId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
        };
        if (userId is not null)
        {
            claims["user"] = userId;
        }

        if (trustedOrigins is { Count: > 0 })
        {
            claims["origins"] = trustedOrigins;
        }

        var signed = $"{Header}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims, Plain))}";
        return $"{signed}.{Encode(Sign(signed))}";
    }

    /// <summary>Reads a token. <paramref name="token"/> is null unless it was signed by this key; it is given for expired ones too.</summary>
    public DirectLineTokenStatus Read(string text, out DirectLineToken? token)
    {
        token = null;
        var parts = text.Length <= MaxTokenLength ? text.Split('.') : [];
        if (parts.Length != 3)
        {
            return DirectLineTokenStatus.Malformed;
        }

        if (parts[0] != Header || !IsSignature(parts[2], $"{parts[0]}.{parts[1]}"))
        {
            return DirectLineTokenStatus.WrongSignature;
        }

        token = ReadClaims(parts[1]);
        return _time.GetUtcNow() < token.Expires ? DirectLineTokenStatus.Valid : DirectLineTokenStatus.Expired;
    }

    // Only for claims whose signature holds: they were written by Issue.
    private static DirectLineToken ReadClaims(string encoded)
    {
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(encoded));
        var root = claims.RootElement;
        return new DirectLineToken(
            root.GetProperty("conv").GetString()!,
            root.TryGetProperty("user", out var user) ? user.GetString() : null,
            DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("exp").GetInt64()))
        {
            TrustedOrigins = root.TryGetProperty("origins", out var origins)
                ? [.. origins.EnumerateArray().Select(origin => origin.GetString()!)]
                : [],
        };
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    // Compared in encoded form: decoding would have to cope with whatever a stranger sends.
    private bool IsSignature(string given, string signed) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Encode(Sign(signed))));

    private byte[] Sign(string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text));
}
