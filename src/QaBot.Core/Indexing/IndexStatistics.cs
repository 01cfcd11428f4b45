using System.Collections.Concurrent;

namespace QaBot.Core.Indexing;

/// <summary>
/// The counts of an index, held in memory and changed document by document. One writer at a time; any number of readers
/// beside it, who see each single count whole.
/// </summary>
public sealed class IndexStatistics : CorpusStatistics
{
    private volatile ConcurrentDictionary<string, int> _terms = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, int> _words = new(StringComparer.Ordinal);
    private volatile Totals _totals = new(0, 0, 0, 0);
    private volatile WordSnapshot? _snapshot;

    /// <inheritdoc/>
    public override int ChunkCount => _totals.Chunks;

    /// <inheritdoc/>
    public override double AverageBodyLength => _totals.Average(_totals.BodyTerms);

    /// <inheritdoc/>
    public override double AverageHeadingLength => _totals.Average(_totals.HeadingTerms);

    /// <inheritdoc/>
    public override long Version => _totals.Version;

    /// <inheritdoc/>
    public override IReadOnlyCollection<KeyValuePair<string, int>> Words
    {
        get
        {
            var version = Version;
            var snapshot = _snapshot;
            if (snapshot is null || snapshot.Version != version)
            {
                snapshot = new WordSnapshot(version, _words.ToArray());
                _snapshot = snapshot;
            }

            return snapshot.Words;
        }
    }

    /// <inheritdoc/>
    public override int DocumentFrequency(string term) => _terms.GetValueOrDefault(term);

    /// <inheritdoc/>
    public override int WordFrequency(string word) => _words.GetValueOrDefault(word);

    /// <summary>The string that the counts hold for <paramref name="term"/>, a new one where they hold none: equal terms share one string.</summary>
    public string Share(ReadOnlySpan<char> term) =>
        _terms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(term, out var shared, out _) ? shared : term.ToString();

    /// <summary>Takes a document's former counts out and puts its new ones in.</summary>
    public void Replace(DocumentCounts former, DocumentCounts now)
    {
        Apply(_terms, Changes(former.Terms, now.Terms));
        Apply(_words, Changes(former.Words, now.Words));
        var totals = _totals;
        _totals = new Totals(
            totals.Version + 1,
            totals.Chunks - former.Chunks + now.Chunks,
            totals.BodyTerms - former.BodyTerms + now.BodyTerms,
            totals.HeadingTerms - former.HeadingTerms + now.HeadingTerms);
    }

    /// <summary>Takes over counts that were stored, in place of all that were held.</summary>
    /// <param name="terms">In how many chunks each term occurs.</param>
    /// <param name="words">How often each surface word occurs.</param>
    /// <param name="chunks">Number of chunks.</param>
    /// <param name="bodyTerms">Number of body terms of all chunks together.</param>
    /// <param name="headingTerms">Number of heading terms of all chunks together.</param>
    public void Load(
        IEnumerable<KeyValuePair<string, int>> terms,
        IEnumerable<KeyValuePair<string, int>> words,
        int chunks,
        long bodyTerms,
        long headingTerms)
    {
        _terms = new(terms, StringComparer.Ordinal);
        _words = new(words, StringComparer.Ordinal);
        _totals = new Totals(_totals.Version + 1, chunks, bodyTerms, headingTerms);
    }

    /// <summary>
    /// By how much each count changes when <paramref name="now"/> takes the place of <paramref name="former"/>. What both hold changes
    /// by the difference in one step, so that no reader sees a common term as missing.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, int>> Changes(
        IReadOnlyDictionary<string, int> former, IReadOnlyDictionary<string, int> now)
    {
        foreach (var (key, count) in now)
        {
            if (count != former.GetValueOrDefault(key))
            {
                yield return new(key, count - former.GetValueOrDefault(key));
            }
        }

        foreach (var (key, count) in former)
        {
            if (!now.ContainsKey(key))
            {
                yield return new(key, -count);
            }
        }
    }

    private static void Apply(ConcurrentDictionary<string, int> counts, IEnumerable<KeyValuePair<string, int>> changes)
    {
        foreach (var (key, change) in changes)
        {
            var count = counts.GetValueOrDefault(key) + change;
            if (count > 0)
            {
                counts[key] = count;
            }
            else
            {
                counts.TryRemove(key, out _);
            }
        }
    }

    private sealed record Totals(long Version, int Chunks, long BodyTerms, long HeadingTerms)
    {
        public double Average(long terms) => Chunks == 0 ? 0 : (double)terms / Chunks;
    }

    private sealed record WordSnapshot(long Version, KeyValuePair<string, int>[] Words);
}
