using System.Collections.Concurrent;

namespace QaBot.Core.Indexing;

/// <summary>
/// The counts of an index, held in memory and changed document by document. One writer at a time; any number of readers
/// beside it, who see each single count whole.
/// </summary>
public sealed class IndexStatistics : CorpusStatistics
{
    private readonly ConcurrentDictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _words = new(StringComparer.Ordinal);
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

    /// <summary>Takes a document's former counts out and puts its new ones in.</summary>
    public void Replace(DocumentCounts former, DocumentCounts now)
    {
        Exchange(_terms, former.Terms, now.Terms);
        Exchange(_words, former.Words, now.Words);
        var totals = _totals;
        _totals = new Totals(
            totals.Version + 1,
            totals.Chunks - former.Chunks + now.Chunks,
            totals.BodyTerms - former.BodyTerms + now.BodyTerms,
            totals.HeadingTerms - former.HeadingTerms + now.HeadingTerms);
    }

    private static void Exchange(
        ConcurrentDictionary<string, int> counts, IReadOnlyDictionary<string, int> former, IReadOnlyDictionary<string, int> now)
    {
        // What both hold changes by the difference in one step, so that no reader sees a common term as missing.
        foreach (var (key, count) in now)
        {
            Add(counts, key, count - former.GetValueOrDefault(key));
        }

        foreach (var (key, count) in former)
        {
            if (!now.ContainsKey(key))
            {
                Add(counts, key, -count);
            }
        }
    }

    private static void Add(ConcurrentDictionary<string, int> counts, string key, int change)
    {
        if (change == 0)
        {
            return;
        }

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

    private sealed record Totals(long Version, int Chunks, long BodyTerms, long HeadingTerms)
    {
        public double Average(long terms) => Chunks == 0 ? 0 : (double)terms / Chunks;
    }

    private sealed record WordSnapshot(long Version, KeyValuePair<string, int>[] Words);
}
