using QaBot.Core.Embedding;
using QaBot.Core.Indexing;

namespace QaBot.Providers.Sqlite;

internal sealed class VectorScan
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, List<(long Id, IReadOnlyList<QuantizedVector> Windows)>> _rows = [];

    public void Replace(long? former, long document, IEnumerable<(long ChunkId, IReadOnlyList<QuantizedVector> Windows)> chunks)
    {
        lock (_lock)
        {
            if (former is { } number)
            {
                _rows.Remove(number);
            }

            _rows[document] = [.. chunks];
        }
    }

    public void Remove(long document)
    {
        lock (_lock)
        {
            _rows.Remove(document);
        }
    }

    public List<VectorHit> Search(ReadOnlySpan<float> vector, int limit, Func<long, bool> allows)
    {
        var hits = new List<VectorHit>();
        lock (_lock)
        {
            foreach (var (document, chunks) in _rows)
            {
                if (!allows(document))
                {
                    continue;
                }

                foreach (var (id, windows) in chunks)
                {
                    var best = float.NegativeInfinity;
                    foreach (var window in windows)
                    {
                        var sum = 0f;
                        for (var i = 0; i < vector.Length; i++)
                        {
                            sum += window.Values[i] * vector[i];
                        }

                        best = Math.Max(best, sum * window.Scale);
                    }

                    hits.Add(new VectorHit(id, best));
                }
            }
        }

        hits.Sort((a, b) => b.Similarity.CompareTo(a.Similarity));
        return hits.Count > limit ? hits.GetRange(0, limit) : hits;
    }
}
