namespace QaBot.Benchmarks.Evaluation;

/// <summary>Recall at 1 and 5 and nDCG at 10, summed over questions.</summary>
internal sealed class RankMetrics
{
    private const int Depth = 10;

    private int _questions;
    private double _first;
    private double _five;
    private double _gain;

    public double RecallAt1 => 100 * _first / _questions;

    public double RecallAt5 => 100 * _five / _questions;

    public double Ndcg => 100 * _gain / _questions;

    /// <summary>Adds one question: the ranked names and those that answer it. A hit is one gold document found.</summary>
    public void Add(IReadOnlyList<string> ranked, IReadOnlyCollection<string> gold)
    {
        _questions++;
        _first += ranked.Take(1).Any(gold.Contains) ? 1 : 0;
        _five += ranked.Take(5).Any(gold.Contains) ? 1 : 0;
        var gain = ranked.Take(Depth).Select((name, i) => gold.Contains(name) ? Discount(i) : 0).Sum();
        _gain += gain / Enumerable.Range(0, Math.Min(Depth, gold.Count)).Sum(Discount);
    }

    private static double Discount(int place) => 1 / Math.Log2(place + 2);
}
