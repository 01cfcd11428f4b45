namespace QaBot.Core.Indexing;

/// <summary>For each body term the chunks that hold it and how often: an inverted index in memory.</summary>
internal sealed class TermPostings
{
    // BM25's usual constants (Robertson and Zaragoza 2009).
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, Dictionary<long, int>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _lengths = [];

    public void Add(IEnumerable<IndexedChunk> chunks)
    {
        foreach (var chunk in chunks)
        {
            _lengths[chunk.Id] = chunk.BodyTerms.Count;
            foreach (var term in chunk.BodyTerms)
            {
                var posting = _postings.TryGetValue(term, out var found) ? found : _postings[term] = [];
                posting[chunk.Id] = posting.GetValueOrDefault(chunk.Id) + 1;
            }
        }
    }

    public void Remove(IEnumerable<IndexedChunk> chunks)
    {
        foreach (var chunk in chunks)
        {
            _lengths.Remove(chunk.Id);
            foreach (var term in chunk.BodyTerms)
            {
                if (_postings.TryGetValue(term, out var posting) && posting.Remove(chunk.Id) && posting.Count == 0)
                {
                    _postings.Remove(term);
                }
            }
        }
    }

    /// <summary>BM25 of every chunk that holds at least one of <paramref name="terms"/>.</summary>
    public Dictionary<long, double> Score(IEnumerable<string> terms, CorpusStatistics statistics)
    {
        var scores = new Dictionary<long, double>();
        foreach (var term in terms)
        {
            if (!_postings.TryGetValue(term, out var posting))
            {
                continue;
            }

            var idf = Math.Log(1 + ((statistics.ChunkCount - posting.Count + 0.5) / (posting.Count + 0.5)));
            foreach (var (chunk, frequency) in posting)
            {
                var length = _lengths[chunk] / statistics.AverageBodyLength;
                scores[chunk] = scores.GetValueOrDefault(chunk) + (idf * frequency * (K1 + 1) / (frequency + (K1 * (1 - B + (B * length)))));
            }
        }

        return scores;
    }
}
