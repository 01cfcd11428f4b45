using QaBot.Core.Answering;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>Fits and applies the sentence model on samples, as the engine would have read them.</summary>
/// <param name="features">The features that get a weight; "unread" always does.</param>
/// <param name="readPassages">How many passages of a question are read.</param>
internal sealed class SentenceFit(IReadOnlyList<string> features, int readPassages)
{
    private static readonly string[] OfTheReader = ["logOdds", "span", "bestSpan", "answerable", "spanFits", "spanMisfits", "spanAsked"];

    private readonly int[] _columns = [.. features.Select(name => SentenceFeatures.Names.ToList().IndexOf(name))];

    /// <summary>The weights fitted on samples; each set counts the same.</summary>
    public double[] Fit(IReadOnlyList<IReadOnlyList<SentenceSample>> sets)
    {
        var lists = new List<(double[][], bool[])>();
        var importance = new List<double>();
        foreach (var samples in sets)
        {
            SentenceSample[] usable = [.. samples.Where(sample => sample.Strict.Contains(true))];
            lists.AddRange(usable.Select(sample => (Rows(sample), sample.Strict)));
            importance.AddRange(usable.Select(_ => 1.0 / usable.Length / sets.Count));
        }

        return ListwiseFit.Fit(lists, importance);
    }

    /// <summary>The weights by name.</summary>
    public Dictionary<string, double> Named(double[] weights) =>
        features.Zip(weights).ToDictionary(pair => pair.First, pair => Math.Round(pair.Second, 4), StringComparer.Ordinal);

    /// <summary>Indices of the sample's sentences, best first.</summary>
    public int[] Order(SentenceSample sample, double[] weights)
    {
        double[] scores = [.. Rows(sample).Select(row => ListwiseFit.Score(row, weights))];
        return [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i])];
    }

    /// <summary>How far the best sentence leads, in log-odds.</summary>
    public double Lead(SentenceSample sample, double[] weights)
    {
        double[] scores = [.. Rows(sample).Select(row => ListwiseFit.Score(row, weights)).OrderDescending()];
        return scores.Length < 2 ? double.PositiveInfinity : scores[0] - scores[1];
    }

    private double[][] Rows(SentenceSample sample) =>
        [.. sample.Features.Zip(sample.Passages, (row, passage) => Array.ConvertAll(_columns, column => Value(row, column, passage)))];

    private double Value(double[] row, int column, int passage)
    {
        if (passage < readPassages)
        {
            return row[column];
        }

        var name = SentenceFeatures.Names[column];
        return name == "unread" ? 1 : OfTheReader.Contains(name) ? 0 : row[column];
    }
}
