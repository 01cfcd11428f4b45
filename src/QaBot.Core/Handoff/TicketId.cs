using System.Buffers;
using System.Security.Cryptography;

namespace QaBot.Core.Handoff;

/// <summary>The identities of tickets: <c>T-</c> and 8 characters of Crockford's base 32, which leaves out what is easily misread.</summary>
public static class TicketId
{
    private const string Prefix = "T-";
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    /// <summary>A new identity by chance, of about 10^12.</summary>
    public static string Create() => Prefix + RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Whether <paramref name="text"/> has the shape of an identity.</summary>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == Prefix.Length + Length
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && !text.AsSpan(Prefix.Length).ContainsAnyExcept(Allowed);
    }
}
