using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace QaBot.TestKit;

/// <summary>
/// Deterministic bag-of-words vectors of unit length: texts that share words are near, equal texts are equal. No model, no network.
/// </summary>
public sealed partial class HashingEmbeddingGenerator(int dimensions = 64) : IEmbeddingGenerator<string, Embedding<float>>
{
    private int _calls;
    private int _texts;

    /// <summary>Length of the vectors.</summary>
    public int Dimensions { get; } = dimensions;

    /// <summary>How often it was called.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>How many texts it embedded, over all calls.</summary>
    public int Texts => Volatile.Read(ref _texts);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var embeddings = values.Select(text => new Embedding<float>(VectorOf(text))).ToList();
        Interlocked.Increment(ref _calls);
        Interlocked.Add(ref _texts, embeddings.Count);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(embeddings));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata("hashing", null, "hashing", Dimensions)
            : null;

    public void Dispose()
    {
        // Nothing is held.
    }

    private float[] VectorOf(string text)
    {
        var vector = new float[Dimensions];
        foreach (Match word in Word().Matches(text.ToLowerInvariant()))
        {
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes(word.Value));
            vector[BitConverter.ToUInt32(digest) % (uint)Dimensions] += 1;
        }

        var norm = MathF.Sqrt(vector.Sum(component => component * component));
        if (norm == 0)
        {
            // A text without words still needs a vector of unit length.
            vector[0] = norm = 1;
        }

        return Array.ConvertAll(vector, component => component / norm);
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
