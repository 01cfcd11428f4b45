using QaBot.Core.Indexing;

namespace QaBot.Evaluation.Runner;

/// <summary>The counts of an index as they would be without some of its documents.</summary>
internal sealed class ReducedStatistics(CorpusStatistics whole, IReadOnlyList<DocumentCounts> without) : CorpusStatistics
{
    /// <inheritdoc/>
    public override int ChunkCount => Math.Max(0, whole.ChunkCount - without.Sum(counts => counts.Chunks));

    /// <inheritdoc/>
    public override double AverageBodyLength => Average(whole.AverageBodyLength, counts => counts.BodyTerms);

    /// <inheritdoc/>
    public override double AverageHeadingLength => Average(whole.AverageHeadingLength, counts => counts.HeadingTerms);

    /// <summary>That of the whole: the word list behind spelling trails behind the documents in the product too, and here it must not depend on time.</summary>
    public override IReadOnlyCollection<KeyValuePair<string, int>> Words => whole.Words;

    /// <summary>That of the whole, so that nothing derived from the corpus is made anew for each question.</summary>
    public override long Version => whole.Version;

    /// <inheritdoc/>
    public override int DocumentFrequency(string term) =>
        Math.Max(0, whole.DocumentFrequency(term) - without.Sum(counts => counts.Terms.GetValueOrDefault(term)));

    /// <inheritdoc/>
    public override int WordFrequency(string word) =>
        Math.Max(0, whole.WordFrequency(word) - without.Sum(counts => counts.Words.GetValueOrDefault(word)));

    private double Average(double average, Func<DocumentCounts, long> taken) =>
        ChunkCount == 0 ? 0 : Math.Max(0, (average * whole.ChunkCount) - without.Sum(taken)) / ChunkCount;
}
