using System.Buffers.Binary;

namespace QaBot.Manifests;

/// <summary>What the first bytes of a PNG say.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="HasAlpha">Whether it can be transparent: grey or colour with an alpha channel, or with a palette.</param>
internal sealed record PngHeader(int Width, int Height, bool HasAlpha)
{
    // PNG specification, sections 5.2 and 11.2.2: signature, then the IHDR chunk.
    private const int Length = 26;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the header; null when <paramref name="file"/> is no PNG.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < Length || !file.StartsWith(Signature) || !file[12..].StartsWith("IHDR"u8))
        {
            return null;
        }

        var colourType = file[25];
        return new(
            BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]), colourType is 3 or 4 or 6);
    }
}
