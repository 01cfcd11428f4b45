using QaBot.Core.Indexing;

namespace QaBot.Core.Retrieval;

/// <summary>Scores the index's candidates anew, exactly: BM25 for all, the bigram bonus for the best.</summary>
internal static class LexicalRanking
{
    /// <summary>The best of <paramref name="candidates"/>, best first, equal ones by chunk id; those that hold no term are left out.</summary>
    public static List<LexicalHit> Rank(
        AnalyzedQuery query,
        IReadOnlyDictionary<string, double> idf,
        IReadOnlyList<IndexedChunk> candidates,
        CorpusStatistics statistics,
        RetrievalOptions options)
    {
        var bm25 = new Bm25(statistics, options.HeadingWeight);
        WeightedTerm[] terms = [.. query.Terms.Select(term => new WeightedTerm(term, idf[term]))];
        var hits = new List<LexicalHit>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var (body, heading) = bm25.Score(terms, candidate);
            if (body + heading > 0)
            {
                hits.Add(new LexicalHit(candidate, body, heading, 0));
            }
        }

        hits.Sort(Compare);
        AddBigrams(query, idf, hits, options);
        if (hits.Count > options.Candidates)
        {
            hits.RemoveRange(options.Candidates, hits.Count - options.Candidates);
        }

        return hits;
    }

    private static void AddBigrams(
        AnalyzedQuery query, IReadOnlyDictionary<string, double> idf, List<LexicalHit> hits, RetrievalOptions options)
    {
        if (options.BigramBonus == 0 || query.Pairs.Count == 0)
        {
            return;
        }

        for (var i = 0; i < Math.Min(options.BigramDepth, hits.Count); i++)
        {
            var bonus = BigramBonus.Of(query.Pairs, hits[i].Source.BodyTerms, idf, options.BigramBonus);
            hits[i] = hits[i] with { Bigrams = bonus };
        }

        hits.Sort(Compare);
    }

    private static int Compare(LexicalHit a, LexicalHit b)
    {
        var byScore = b.Total.CompareTo(a.Total);
        return byScore != 0 ? byScore : a.Source.Id.CompareTo(b.Source.Id);
    }
}
