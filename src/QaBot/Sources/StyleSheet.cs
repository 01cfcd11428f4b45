using System.Security.Cryptography;

namespace QaBot.Sources;

/// <summary>The viewer's style sheet, carried inside the program so that the viewer works wherever the program stands.</summary>
internal static class StyleSheet
{
    private const string Resource = "QaBot.Sources.source.css";

    /// <summary>Where it is served.</summary>
    public const string Path = "/sources/style.css";

    /// <summary>Its bytes.</summary>
    public static byte[] Content { get; } = Read();

    /// <summary>Changes with its content.</summary>
    public static string ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Content))[..16]}\"";

    private static byte[] Read()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program lacks its resource {Resource}. Build it anew.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
