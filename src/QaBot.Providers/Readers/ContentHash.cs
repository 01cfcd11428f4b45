using System.Security.Cryptography;

namespace QaBot.Providers.Readers;

/// <summary>The hash by which a source's bytes are known.</summary>
internal static class ContentHash
{
    /// <summary>Lower-case SHA-256, 64 hexadecimal digits.</summary>
    public static string Of(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));
}
