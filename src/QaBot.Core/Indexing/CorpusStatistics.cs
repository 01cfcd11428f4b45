namespace QaBot.Core.Indexing;

/// <summary>Counts over the indexed chunks that scoring needs. Reads are in memory and safe from several threads while the index changes.</summary>
public abstract class CorpusStatistics
{
    /// <summary>Number of chunks.</summary>
    public abstract int ChunkCount { get; }

    /// <summary>Mean number of body terms of a chunk; 0 without chunks.</summary>
    public abstract double AverageBodyLength { get; }

    /// <summary>Mean number of heading terms of a chunk; 0 without chunks.</summary>
    public abstract double AverageHeadingLength { get; }

    /// <summary>Number of chunks whose body holds the analysed term <paramref name="term"/>; 0 for an unknown one.</summary>
    public abstract int DocumentFrequency(string term);

    /// <summary>
    /// Number of times the surface word <paramref name="word"/> (folded as <c>WordTokenizer</c> does, not stemmed) occurs in the
    /// indexed texts; 0 for an unknown one.
    /// </summary>
    public abstract int WordFrequency(string word);

    /// <summary>A snapshot of the surface words and how often each occurs: what spelling is corrected against.</summary>
    public abstract IReadOnlyCollection<KeyValuePair<string, int>> Words { get; }

    /// <summary>A number that changes whenever a document is saved or removed, for what is derived from the corpus and cached.</summary>
    public abstract long Version { get; }
}
