using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>Keeps vectors in a file between runs: the encoder takes minutes over a set, and a measurement is repeated often.</summary>
internal sealed class VectorCache : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private const int KeyLength = 32;

    private readonly ConcurrentDictionary<string, float[]> _vectors = new(StringComparer.Ordinal);
    private readonly FileStream _file;
    private readonly Lock _writing = new();

    public VectorCache(IEmbeddingGenerator<string, Embedding<float>> inner, string path, int dimensions)
        : base(inner)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var record = new byte[KeyLength + (dimensions * sizeof(float))];
        while (_file.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) == record.Length)
        {
            _vectors[Convert.ToHexString(record.AsSpan(0, KeyLength))] = MemoryMarshal.Cast<byte, float>(record.AsSpan(KeyLength)).ToArray();
        }

        _file.SetLength(_file.Position - (_file.Position % record.Length));
        _file.Position = _file.Length;
    }

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        string[] missing = [.. texts.Where(text => !_vectors.ContainsKey(KeyOf(text))).Distinct(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            var made = await base.GenerateAsync(missing, options, cancellationToken);
            for (var i = 0; i < missing.Length; i++)
            {
                Keep(KeyOf(missing[i]), made[i].Vector.ToArray());
            }
        }

        return new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(_vectors[KeyOf(text)])));
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private static string KeyOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Keep(string key, float[] vector)
    {
        lock (_writing)
        {
            if (_vectors.TryAdd(key, vector))
            {
                _file.Write(Convert.FromHexString(key));
                _file.Write(MemoryMarshal.AsBytes<float>(vector));
                _file.Flush();
            }
        }
    }
}
