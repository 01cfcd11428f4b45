using Microsoft.Extensions.Options;
using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.Core.Conversation;

/// <summary>
/// Finds passages for somebody to choose from: the engine's search, the sentence of each passage that comes nearest to the question, and
/// the engine's check of every quote, without a judgement on whether any of them answers. Safe to use from several threads at once.
/// </summary>
public sealed class PassageFinder
{
    /// <summary>Nobody pages further than this; what comes after has little to do with the question.</summary>
    public const int MaxPassages = 100;

    private readonly Retriever _retriever;
    private readonly SentenceRanker _ranker;
    private readonly CitationChecker _checker;
    private readonly DocumentAccess _access;
    private readonly IOptions<EngineOptions> _options;

    internal PassageFinder(
        Retriever retriever, SentenceRanker ranker, CitationChecker checker, DocumentAccess access, IOptions<EngineOptions> options) =>
        (_retriever, _ranker, _checker, _access, _options) = (retriever, ranker, checker, access, options);

    /// <summary>The passages for <paramref name="question"/>, best first, each as the citation of one sentence.</summary>
    /// <param name="question">What the person wrote. In one without a word, or longer than <see cref="EngineOptions.MaxQuestionLength"/>, nothing is found.</param>
    /// <param name="caller">Who asks; what the caller may not see is as if it were not there.</param>
    /// <param name="skip">How many of the best were shown before, 0 or more.</param>
    /// <param name="count">How many are wanted at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives the search up.</param>
    /// <returns>Citations numbered from <paramref name="skip"/> + 1; empty beyond <see cref="MaxPassages"/>.</returns>
    public async ValueTask<IReadOnlyList<Citation>> FindAsync(
        string question, Caller caller, int skip, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var normalized = question.Length <= _options.Value.MaxQuestionLength ? TextNormalizer.Normalize(question).Trim() : "";
        var last = (int)Math.Min(MaxPassages, (long)skip + count);
        if (skip >= last || WordTokenizer.Tokenize(normalized).Count == 0)
        {
            return [];
        }

        // Always as many as can be paged to: each page then cuts the same list, whatever its size.
        var retrieved = await _retriever.RetrieveAsync(normalized, _access.FilterFor(caller), MaxPassages, cancellationToken).ConfigureAwait(false);
        var page = Choose(retrieved).Skip(skip).Take(last - skip).ToList();
        var found = await _checker.CheckAsync(page, _retriever.Index, cancellationToken).ConfigureAwait(false);
        return [.. found.Select((evidence, i) => CitationWriter.Write(evidence, skip + i + 1))];
    }

    /// <summary>The likeliest sentence of each passage, the passages in the order they were found in; two that overlap show a sentence once.</summary>
    private IEnumerable<Evidence> Choose(RetrievalResult retrieved)
    {
        var best = _ranker.Rank(retrieved).GroupBy(sentence => sentence.Passage.Rank).ToDictionary(group => group.Key, group => group.First());
        return retrieved.Passages
            .Where(passage => best.ContainsKey(passage.Rank))
            .Select(passage => EvidenceOf(best[passage.Rank]));
    }

    private static Evidence EvidenceOf(RankedSentence sentence) => new()
    {
        Passage = sentence.Passage,
        Main = sentence.Span,
        Sentences = [sentence.Span],
        Score = sentence.Fusion,
    };
}
