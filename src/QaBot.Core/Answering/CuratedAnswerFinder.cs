using Microsoft.Extensions.Logging;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>
/// Recognises a question that a person has answered before, asked again in the same or nearly the same words, and gives that answer back
/// whole. It looks among the passages that were found, so that nobody is answered from what they may not see. Safe to use from
/// several threads at once.
/// </summary>
internal sealed partial class CuratedAnswerFinder(CuratedFolder folder, PassageEmbedder embedder, CitationChecker checker, ILogger<CuratedAnswerFinder> logger)
{
    /// <summary>
    /// The cosine of two questions above which they are taken for the same although one says more. Measured with the shipped encoder on the
    /// pairs of CuratedAnswersTests: questions that differ by an exchanged word come as near as 0.94 (when something opens, and closes), the
    /// same question in other words lies between 0.69 and 0.97. No cosine parts them, so an exchanged word is never taken for the same.
    /// </summary>
    public const double NearSimilarity = 0.95;

    // A person gave this very answer to these very words; what may still be wrong is that it is out of date.
    private const double SameConfidence = 0.98;
    private const double NearConfidence = 0.9;

    // Other words are not the same words, however near their meaning: only those have the likeness 1.
    private const double Nearest = 0.999;

    /// <summary>The answer that a person gave to this question; null when there is none.</summary>
    public async ValueTask<(WrittenAnswer Written, AbstentionVerdict Verdict)?> FindAsync(
        RetrievalResult retrieved, KnowledgeIndex index, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(retrieved);
        ArgumentNullException.ThrowIfNull(index);
        var candidates = retrieved.Passages.Where(passage => folder.Holds(passage.Source.SourcePath))
            .DistinctBy(passage => passage.Source.Chunk.DocumentId).ToList();
        if (candidates.Count == 0)
        {
            return null;
        }

        var asked = QuestionForm.Of(retrieved.Query);
        (double Likeness, Passage Passage, CuratedDocument Curated)? best = null;
        foreach (var passage in candidates)
        {
            if (await index.FindDocumentAsync(passage.Source.Chunk.DocumentId, cancellationToken).ConfigureAwait(false) is { } document
                && CuratedDocument.Read(document) is { } curated
                && await LikenessAsync(asked, retrieved, curated.Question, cancellationToken).ConfigureAwait(false) is { } likeness
                && (best is null || likeness > best.Value.Likeness))
            {
                best = (likeness, Whole(passage, document, curated), curated);
            }
        }

        return best is { } found ? await WriteAsync(found.Likeness, found.Passage, found.Curated, index, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>How alike the two questions are, 1 for the same; null when they are different questions.</summary>
    private async ValueTask<double?> LikenessAsync(
        QuestionForm asked, RetrievalResult retrieved, string question, CancellationToken cancellationToken)
    {
        var answered = QuestionForm.Of(question);
        if (asked.IsSameAs(answered))
        {
            return 1;
        }

        if (retrieved.QueryVector is not { } vector || !asked.MayBe(answered))
        {
            return null;
        }

        try
        {
            var other = await embedder.EmbedQueryAsync(question, cancellationToken).ConfigureAwait(false);
            var similarity = SentenceSimilarity.Dot(vector.Span, other);
            return similarity >= NearSimilarity ? Math.Min(similarity, Nearest) : null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Any encoder may stand behind the embedder, and each fails in its own way: the documents are still there to answer.
            LogEncoderFailed(fault);
            return null;
        }
    }

    // The passage may be a part of the answer, or none of it where that is long: what is quoted is the document's.
    private static Passage Whole(Passage passage, Document document, CuratedDocument curated) => passage with
    {
        Source = passage.Source with
        {
            Chunk = passage.Source.Chunk with { Range = curated.Range, Sentences = [new SentenceSpan(curated.Range, BlockKind.Paragraph)] },
            Text = curated.Range.Of(document.Text).ToString(),
        },
    };

    private async ValueTask<(WrittenAnswer, AbstentionVerdict)?> WriteAsync(
        double likeness, Passage passage, CuratedDocument curated, KnowledgeIndex index, CancellationToken cancellationToken)
    {
        var main = passage.Source.Chunk.Sentences[0];
        var evidence = new Evidence { Passage = passage, Main = main, Sentences = [main], Score = 1 };
        var support = await checker.CheckAsync([evidence], index, cancellationToken).ConfigureAwait(false);
        if (support.Count == 0)
        {
            return null;
        }

        var verdict = new AbstentionVerdict(
            true, likeness >= 1 ? SameConfidence : NearConfidence, new Dictionary<string, double>(StringComparer.Ordinal) { ["curated"] = likeness });
        return (new WrittenAnswer($"{curated.Text} [1]", [CitationWriter.Write(support[0], 1)]), verdict);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The question of a curated answer could not be embedded; it is compared by words alone.")]
    private partial void LogEncoderFailed(Exception fault);
}
