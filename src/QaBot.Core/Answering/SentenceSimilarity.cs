using Microsoft.Extensions.Logging;
using QaBot.Core.Embedding;
using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>
/// Compares the best sentences with the question by meaning and orders them anew: words alone do not see that an exhibition which lasts
/// until August ends in August. A question that was searched for by words alone keeps its order. Safe to use from several threads at once.
/// </summary>
internal sealed partial class SentenceSimilarity(PassageEmbedder embedder, ILogger<SentenceSimilarity> logger)
{
    // Each costs a few milliseconds of the encoder; the answer is seldom further down.
    private const int Compared = 5;

    // Measured: 1 is worth 1 to 2 points of the answer's sentence on three sets, .3 half of that.
    private const double Weight = 1;

    /// <summary><paramref name="sentences"/> with the first few compared and sorted among themselves; the rest follow as they were.</summary>
    public async ValueTask<IReadOnlyList<RankedSentence>> CompareAsync(
        RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences, CancellationToken cancellationToken)
    {
        if (retrieved.QueryVector is not { } question || sentences.Count == 0)
        {
            return sentences;
        }

        try
        {
            var compared = await Task.WhenAll(
                sentences.Take(Compared).Select(sentence => CompareAsync(question, sentence, cancellationToken))).ConfigureAwait(false);
            return [.. compared.OrderByDescending(sentence => sentence.Score).Concat(sentences.Skip(Compared))];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Any encoder may stand behind the embedder, and each fails in its own way: the order by words still answers.
            LogEncoderFailed(fault);
            return sentences;
        }
    }

    private async Task<RankedSentence> CompareAsync(
        ReadOnlyMemory<float> question, RankedSentence sentence, CancellationToken cancellationToken)
    {
        var vector = await embedder.EmbedQueryAsync(TextOf(sentence), cancellationToken).ConfigureAwait(false);
        var similarity = Math.Max(0, Dot(question.Span, vector));
        return sentence with { Similarity = similarity, Score = sentence.Score + (Weight * similarity) };
    }

    // A sentence below a heading is meant as the heading's: "No." says nothing alone.
    private static string TextOf(RankedSentence sentence)
    {
        var source = sentence.Passage.Source;
        var text = source.Text.Substring(sentence.Span.Range.Start - source.Chunk.Range.Start, sentence.Span.Range.Length);
        return source.Chunk.HeadingPath.Count == 0 ? text : $"{source.Chunk.HeadingPath[^1]}. {text}";
    }

    /// <summary>The cosine of two vectors of length 1.</summary>
    internal static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sentences could not be embedded; they are ranked by words alone.")]
    private partial void LogEncoderFailed(Exception fault);
}
