using System.Security.Cryptography;
using System.Text;

namespace QaBot.Tickets;

/// <summary>Makes a short name of a long or strange one.</summary>
internal static class Fingerprint
{
    /// <summary>16 hexadecimal digits, the same for the same text.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
