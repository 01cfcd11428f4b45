using System.Buffers.Binary;
using System.Runtime.InteropServices;
using QaBot.Core.Embedding;

namespace QaBot.Providers.Sqlite;

/// <summary>The vectors of a chunk as bytes: for each window its scale (float, little-endian) and its components, one byte each.</summary>
internal static class WindowBlob
{
    public static byte[] Write(IReadOnlyList<QuantizedVector> windows, int dimensions)
    {
        var bytes = new byte[windows.Count * (sizeof(float) + dimensions)];
        var rest = bytes.AsSpan();
        foreach (var window in windows)
        {
            if (window.Values.Length != dimensions)
            {
                throw new ArgumentException(
                    $"A vector has {window.Values.Length} components, the index's model gives {dimensions}; embed the document with the model of the index.",
                    nameof(windows));
            }

            BinaryPrimitives.WriteSingleLittleEndian(rest, window.Scale);
            MemoryMarshal.AsBytes<sbyte>(window.Values).CopyTo(rest[sizeof(float)..]);
            rest = rest[(sizeof(float) + dimensions)..];
        }

        return bytes;
    }

    public static IReadOnlyList<QuantizedVector> Read(byte[] bytes, int dimensions)
    {
        var size = sizeof(float) + dimensions;
        var windows = new QuantizedVector[bytes.Length / size];
        for (var i = 0; i < windows.Length; i++)
        {
            var window = bytes.AsSpan(i * size, size);
            windows[i] = new QuantizedVector(
                MemoryMarshal.Cast<byte, sbyte>(window[sizeof(float)..]).ToArray(),
                BinaryPrimitives.ReadSingleLittleEndian(window));
        }

        return windows;
    }
}
