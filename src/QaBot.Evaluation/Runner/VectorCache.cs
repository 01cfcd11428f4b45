using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Win32.SafeHandles;
using QaBot.Core.Embedding;

namespace QaBot.Evaluation.Runner;

/// <summary>
/// Keeps the vectors of passages in a file between runs: the encoder takes minutes over a set, and a measurement is repeated often. Calls
/// marked by <see cref="EmbeddingUrgency"/> go by it: a question costs in a measurement what it costs in the product. Vectors stay on
/// disk; memory holds their places. Safe to use from several threads at once, and by one process at a time.
/// </summary>
/// <remarks>The file is a row of records: the SHA-256 of a text's UTF-8 bytes, then the vector's components as 32-bit floats.</remarks>
public sealed class VectorCache : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private const int KeyLength = 32;

    private readonly ConcurrentDictionary<string, long> _places = new(StringComparer.Ordinal);
    private readonly SafeFileHandle _file;
    private readonly int _dimensions;
    private readonly Lock _writing = new();
    private long _length;

    /// <summary>A cache in front of a generator, which it disposes with itself.</summary>
    /// <param name="inner">Makes the vectors that are missing.</param>
    /// <param name="path">The file; made with its folder when it is not there. A half-written record at its end is cut off.</param>
    /// <param name="dimensions">Length of a vector.</param>
    /// <exception cref="EvaluationException">Another process uses the file.</exception>
    public VectorCache(IEmbeddingGenerator<string, Embedding<float>> inner, string path, int dimensions)
        : base(inner)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _dimensions = dimensions;
        _file = Open(path);
        ReadPlaces();
    }

    private int RecordLength => KeyLength + (_dimensions * sizeof(float));

    /// <inheritdoc/>
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (EmbeddingUrgency.IsInteractive(options))
        {
            return await base.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);
        }

        string[] texts = [.. values];
        string[] keys = Array.ConvertAll(texts, KeyOf);
        string[] missing = [.. texts.Where((_, i) => !_places.ContainsKey(keys[i])).Distinct(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            var made = await base.GenerateAsync(missing, options, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < missing.Length; i++)
            {
                Keep(KeyOf(missing[i]), made[i].Vector.Span);
            }
        }

        return new GeneratedEmbeddings<Embedding<float>>(keys.Select(key => new Embedding<float>(VectorAt(_places[key]))));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private static string KeyOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new EvaluationException($"{path} cannot be opened: {fault.Message} If another evaluation is running, wait for it, or give this one a folder of its own with --data DIR.", fault);
        }
    }

    private void ReadPlaces()
    {
        Span<byte> key = stackalloc byte[KeyLength];
        var records = RandomAccess.GetLength(_file) / RecordLength;
        for (var i = 0L; i < records; i++)
        {
            RandomAccess.Read(_file, key, i * RecordLength);
            _places[Convert.ToHexString(key)] = i * RecordLength;
        }

        _length = records * RecordLength;
    }

    private float[] VectorAt(long place)
    {
        var vector = new float[_dimensions];
        RandomAccess.Read(_file, MemoryMarshal.AsBytes(vector.AsSpan()), place + KeyLength);
        return vector;
    }

    private void Keep(string key, ReadOnlySpan<float> vector)
    {
        lock (_writing)
        {
            if (_places.ContainsKey(key))
            {
                return;
            }

            var record = new byte[RecordLength];
            Convert.FromHexString(key).CopyTo(record, 0);
            MemoryMarshal.AsBytes(vector).CopyTo(record.AsSpan(KeyLength));
            RandomAccess.Write(_file, record, _length);
            _places[key] = _length;
            _length += record.Length;
        }
    }
}
