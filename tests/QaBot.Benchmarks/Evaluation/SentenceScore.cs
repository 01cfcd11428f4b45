namespace QaBot.Benchmarks.Evaluation;

/// <summary>What one ranking gave on the questions of one set, question by question.</summary>
internal sealed class SentenceScore
{
    private readonly List<bool> _strict = [];
    private readonly List<bool> _three = [];

    /// <summary>Share of questions whose first sentence is the right one, in per cent.</summary>
    public double Strict => 100.0 * _strict.Count(right => right) / _strict.Count;

    /// <summary>Share of questions with an accepted answer in one of the first three sentences, in per cent.</summary>
    public double ThreeHold => 100.0 * _three.Count(right => right) / _three.Count;

    public void Add(SentenceSample sample, IReadOnlyList<int> order)
    {
        _strict.Add(order.Count > 0 && sample.Strict[order[0]]);
        _three.Add(order.Take(3).Any(i => sample.Holds[i]));
    }

    /// <summary>95 % interval of <see cref="Strict"/>, by bootstrap over questions.</summary>
    public (double Low, double High) StrictInterval() => Bootstrap.Of([.. _strict.Select(right => right ? 100.0 : 0)]);

    /// <summary>95 % interval of what <see cref="Strict"/> gained on the same questions over another ranking.</summary>
    public (double Low, double High) GainOver(SentenceScore other) =>
        Bootstrap.Of([.. _strict.Zip(other._strict, (mine, theirs) => 100.0 * ((mine ? 1 : 0) - (theirs ? 1 : 0)))]);
}
