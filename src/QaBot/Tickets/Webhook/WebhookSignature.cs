using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QaBot.Tickets.Webhook;

/// <summary>
/// Signs and verifies messages by Standard Webhooks 1.0 (symmetric): HMAC-SHA256 over <c>id.timestamp.body</c>, in base64 behind <c>v1,</c>.
/// Thread-safe.
/// </summary>
internal sealed class WebhookSignature(byte[] secret)
{
    /// <summary>Header: the message's id, the same at every attempt.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Header: when this attempt was made, in seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>Header: signatures, separated by spaces.</summary>
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far a timestamp may be from now; older messages may be repetitions by somebody else.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int MinSecretBytes = 24;
    private const int MaxSecretBytes = 64;

    /// <summary>Reads a secret: <c>whsec_</c> and base64, or any other text of enough bytes.</summary>
    public static bool TryReadSecret(string text, out byte[] secret)
    {
        if (!text.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            secret = Encoding.UTF8.GetBytes(text);
            return secret.Length >= MinSecretBytes;
        }

        var buffer = new byte[text.Length];
        var isBase64 = Convert.TryFromBase64String(text[SecretPrefix.Length..], buffer, out var length);
        secret = isBase64 ? buffer[..length] : [];
        return isBase64 && length is >= MinSecretBytes and <= MaxSecretBytes;
    }

    /// <summary>The value of <see cref="TimestampHeader"/> for a moment.</summary>
    public static string TimestampOf(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of <see cref="SignatureHeader"/> for a message.</summary>
    public string Sign(string id, string timestamp, ReadOnlySpan<byte> body) => Version + Convert.ToBase64String(Mac(id, timestamp, body));

    /// <summary>Whether a message was signed with the secret not long ago. The time it takes says nothing of how near it came.</summary>
    public bool IsGenuine(string id, string timestamp, string signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (id.Length == 0 || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - (decimal)seconds) > (decimal)Tolerance.TotalSeconds)
        {
            return false;
        }

        var expected = Encoding.UTF8.GetBytes(Sign(id, timestamp, body));
        var found = false;
        foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            found |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), expected);
        }

        return found;
    }

    private byte[] Mac(string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        mac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }
}
