namespace QaBot.Providers.Readers;

/// <summary>The first bytes of a file format that is not plain text.</summary>
/// <param name="Name">What to call it, with its article.</param>
/// <param name="Magic">The bytes.</param>
/// <param name="Offset">Where they stand.</param>
/// <param name="IsDecisive">Whether they alone prove the format; the others only name a file that is known to be binary.</param>
internal sealed record BinarySignature(string Name, byte[] Magic, int Offset = 0, bool IsDecisive = true)
{
    private static readonly BinarySignature[] Known =
    [
        new("a PDF file", [.. "%PDF-"u8]),
        new("a rich text (RTF) file", [.. "{\\rtf"u8]),
        new("a ZIP archive or an Office document (docx, xlsx, pptx)", [.. "PK\u0003\u0004"u8]),
        new("an empty ZIP archive", [.. "PK\u0005\u0006"u8]),
        new("an old Office document (doc, xls, ppt)", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        new("a PNG image", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        new("a JPEG image", [0xFF, 0xD8, 0xFF]),
        new("a gzip archive", [0x1F, 0x8B, 0x08]),
        new("a 7-Zip archive", [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]),
        new("a RAR archive", [.. "Rar!\u001A\u0007"u8]),
        new("an XZ archive", [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00]),
        new("a Linux program", [0x7F, (byte)'E', (byte)'L', (byte)'F']),
        new("an SQLite database", [.. "SQLite format 3\0"u8]),
        new("a GIF image", [.. "GIF8"u8], IsDecisive: false),
        new("a Windows program", [.. "MZ"u8], IsDecisive: false),
        new("a bitmap image", [.. "BM"u8], IsDecisive: false),
        new("a bzip2 archive", [.. "BZh"u8], IsDecisive: false),
        new("an MP3 recording", [.. "ID3"u8], IsDecisive: false),
        new("a RIFF file (WAV, AVI, WebP)", [.. "RIFF"u8], IsDecisive: false),
        new("an MP4 video", [.. "ftyp"u8], Offset: 4, IsDecisive: false),
    ];

    /// <summary>The signature that <paramref name="bytes"/> start with, or null.</summary>
    public static BinarySignature? Find(ReadOnlySpan<byte> bytes)
    {
        foreach (var signature in Known)
        {
            if (bytes.Length >= signature.Offset && bytes[signature.Offset..].StartsWith(signature.Magic))
            {
                return signature;
            }
        }

        return null;
    }
}
