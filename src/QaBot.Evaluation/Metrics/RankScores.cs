namespace QaBot.Evaluation.Metrics;

/// <summary>Scores of one ranked list, of which only the places that hit count. A hit is a place that answers for the first time.</summary>
public static class RankScores
{
    /// <summary>How deep a list is looked at.</summary>
    public const int Depth = 10;

    /// <summary>1 when one of the first <paramref name="k"/> places hits, else 0.</summary>
    /// <param name="hits">The places that hit, 1-based, ascending.</param>
    /// <param name="k">How many places count.</param>
    public static double Recall(IReadOnlyList<int> hits, int k) => hits.Any(hit => hit <= k) ? 1 : 0;

    /// <summary>One divided by the first place that hits; 0 when none of the first ten does.</summary>
    public static double ReciprocalRank(IReadOnlyList<int> hits) => Recall(hits, Depth) == 0 ? 0 : 1.0 / hits[0];

    /// <summary>
    /// Normalised discounted cumulative gain over ten places, gains 0 or 1, discount log2 of the place plus one (Järvelin and
    /// Kekäläinen 2002).
    /// </summary>
    /// <param name="hits">The places that hit, 1-based, ascending.</param>
    /// <param name="wanted">How many places could hit, at least 1.</param>
    public static double Ndcg(IReadOnlyList<int> hits, int wanted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted, 1);
        var gain = hits.Where(hit => hit <= Depth).Sum(Discount);
        return gain / Enumerable.Range(1, Math.Min(Depth, wanted)).Sum(Discount);
    }

    private static double Discount(int place) => 1 / Math.Log2(place + 1);
}
