using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace QaBot.Core.Embedding;

/// <summary>
/// Embeds passages and questions by one model: passages window by window and quantised, questions as they are. Keeps nothing
/// between calls. Safe to use from several threads at once.
/// </summary>
/// <param name="generator">Gives vectors of unit length; it stays the caller's to dispose.</param>
/// <param name="windower">Cuts a text into what the model can take whole.</param>
/// <param name="model">The model's identity.</param>
public sealed class PassageEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, TextWindower windower, EmbeddingModel model)
{
    /// <summary>The model whose vectors this gives.</summary>
    public EmbeddingModel Model { get; } = model;

    /// <summary>The key of a text's embedding: the lower-case SHA-256 (64 hexadecimal digits) of its UTF-8 bytes.</summary>
    public static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Embeds passages. Equal texts are embedded once; an empty text gets the vector the model gives to nothing.</summary>
    /// <param name="texts">The passages, of any length.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One embedding for each text, in the texts' order.</returns>
    /// <exception cref="InvalidOperationException">The generator gave vectors of another number or length than the model's.</exception>
    public async ValueTask<IReadOnlyList<ChunkEmbedding>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var windows = texts.Distinct(StringComparer.Ordinal).ToDictionary(text => text, WindowsOf, StringComparer.Ordinal);
        var vectors = await GenerateAsync([.. windows.Values.SelectMany(window => window)], null, cancellationToken);

        var embeddings = new Dictionary<string, ChunkEmbedding>(windows.Count, StringComparer.Ordinal);
        var next = 0;
        foreach (var (text, parts) in windows)
        {
            var quantized = vectors.GetRange(next, parts.Count).ConvertAll(vector => VectorQuantizer.Quantize(vector.Span));
            embeddings[text] = new ChunkEmbedding(KeyOf(text), quantized);
            next += parts.Count;
        }

        return [.. texts.Select(text => embeddings[text])];
    }

    /// <summary>
    /// Embeds a question ahead of passages that wait, where the generator heeds <see cref="EmbeddingUrgency"/>. Of a text longer than the
    /// model takes only the first window counts.
    /// </summary>
    /// <returns>A vector of unit length.</returns>
    /// <exception cref="InvalidOperationException">The generator gave a vector of another length than the model's.</exception>
    public async ValueTask<float[]> EmbedQueryAsync(string text, CancellationToken cancellationToken)
    {
        var vectors = await GenerateAsync([WindowsOf(text)[0]], EmbeddingUrgency.Interactive, cancellationToken);
        return vectors[0].ToArray();
    }

    private List<string> WindowsOf(string text)
    {
        var ranges = windower.Split(text);
        return ranges.Count < 2 && (ranges.Count == 0 || ranges[0].Length == text.Length)
            ? [text]
            : [.. ranges.Select(range => text.Substring(range.Start, range.Length))];
    }

    private async ValueTask<List<ReadOnlyMemory<float>>> GenerateAsync(
        List<string> texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        if (texts.Count == 0)
        {
            return [];
        }

        var generated = await generator.GenerateAsync(texts, options, cancellationToken);
        if (generated.Count != texts.Count)
        {
            throw new InvalidOperationException(
                $"The embedding model {Model.Id} gave {generated.Count} vectors for {texts.Count} texts; expected one for each.");
        }

        var vectors = generated.Select(embedding => embedding.Vector).ToList();
        var wrong = vectors.FindIndex(vector => vector.Length != Model.Dimensions);
        return wrong < 0
            ? vectors
            : throw new InvalidOperationException(
                $"The embedding model {Model.Id} gave a vector of {vectors[wrong].Length} components; expected {Model.Dimensions}. "
                + "Check that the configured model and its folder belong together.");
    }
}
