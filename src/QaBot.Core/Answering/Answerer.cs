using Microsoft.Extensions.Options;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>
/// Answers one question from the documents: find, rank, compare, read, judge, choose, check, word. No quote leaves unchecked; an answer that loses its
/// support in the check becomes "not found". Safe to use from several threads at once.
/// </summary>
internal sealed class Answerer(
    Retriever retriever,
    SentenceRanker ranker,
    SentenceSimilarity similarity,
    ReaderReranker reranker,
    AbstentionPolicy policy,
    AnswerWriter writer,
    CitationChecker checker,
    IOptions<RetrievalOptions> options,
    TimeProvider timeProvider,
    CuratedAnswerFinder? curated = null)
{
    // The rest of a hundred sentences tells nobody anything.
    private const int TracedSentences = 10;

    /// <summary>Answers <paramref name="question"/> from the documents that <paramref name="filter"/> lets through.</summary>
    public ValueTask<AnsweredQuestion> AnswerAsync(
        string question, DocumentFilter filter, CancellationToken cancellationToken) =>
        AnswerAsync(question, retriever.Index, filter, cancellationToken);

    /// <summary>The same from another index than the one that everybody is answered from.</summary>
    public async ValueTask<AnsweredQuestion> AnswerAsync(
        string question, KnowledgeIndex index, DocumentFilter filter, CancellationToken cancellationToken)
    {
        var start = timeProvider.GetTimestamp();
        var retrieved = await retriever.RetrieveAsync(question, index, filter, options.Value.Passages, cancellationToken).ConfigureAwait(false);
        if (curated is not null && await curated.FindAsync(retrieved, index, cancellationToken).ConfigureAwait(false) is { } given)
        {
            return Give(given.Written, given.Verdict, retrieved, timeProvider.GetElapsedTime(start));
        }

        var clock = new StageClock(timeProvider);
        var stage = clock.Start();
        var compared = await similarity.CompareAsync(retrieved, ranker.Rank(retrieved), cancellationToken).ConfigureAwait(false);
        clock.Stop("compare", stage);
        stage = clock.Start();
        var sentences = await reranker.RerankAsync(retrieved, compared, cancellationToken).ConfigureAwait(false);
        clock.Stop("read", stage);
        var verdict = policy.Judge(retrieved, sentences);

        IReadOnlyList<Evidence> chosen = verdict.Answers ? writer.Choose(retrieved, sentences) : [];
        var support = await checker.CheckAsync(chosen, index, cancellationToken).ConfigureAwait(false);
        var dropped = chosen.Count - support.Count;

        // The first piece carries the answer: without it the others are not one.
        var isAnswered = support.Count > 0 && ReferenceEquals(support[0].Evidence, chosen[0]);
        WrittenAnswer written;
        if (isAnswered)
        {
            written = writer.Write(support);
        }
        else
        {
            IReadOnlyList<Evidence> nearest = verdict.IsClose || verdict.Answers ? writer.ChooseNearest(retrieved, sentences) : [];
            var shown = await checker.CheckAsync(nearest, index, cancellationToken).ConfigureAwait(false);
            dropped += nearest.Count - shown.Count;
            written = writer.WriteNotFound(shown);
        }

        var trace = new AnswerTrace
        {
            Retrieval = retrieved,
            Sentences = [.. sentences.Take(TracedSentences)],
            Verdict = verdict,
            DroppedCitations = dropped,
            Timings = clock.Timings,
            Elapsed = timeProvider.GetElapsedTime(start),
        };
        return new AnsweredQuestion(isAnswered, written, isAnswered ? verdict.Confidence : 0, trace);
    }

    /// <summary>An answer that a person gave to this question.</summary>
    private static AnsweredQuestion Give(WrittenAnswer written, AbstentionVerdict verdict, RetrievalResult retrieved, TimeSpan elapsed) => new(
        true, written, verdict.Confidence, new AnswerTrace { Retrieval = retrieved, Sentences = [], Verdict = verdict, DroppedCitations = 0, Elapsed = elapsed });
}
