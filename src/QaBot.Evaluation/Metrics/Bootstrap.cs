namespace QaBot.Evaluation.Metrics;

/// <summary>
/// Percentile bootstrap (Efron 1979): the sample is drawn anew with replacement, and the middle 95 % of what the figure then is are its
/// interval. Questions are drawn one by one within each stratum; that questions on one document go together is not modelled. A share
/// of exactly 0 or 1 gets an interval of no width.
/// </summary>
public static class Bootstrap
{
    /// <summary>How often the sample is drawn.</summary>
    public const int Resamples = 1000;

    private const ulong Seed = 20;
    private const double Tail = 0.025;

    /// <summary>The mean of <paramref name="values"/>; null when there are none.</summary>
    public static Estimate? Mean(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of([values], strata => strata[0].Average());
    }

    /// <summary>A figure of samples that are drawn apart from each other, such as answerable and unanswerable questions.</summary>
    /// <param name="strata">The samples; empty ones stay empty.</param>
    /// <param name="statistic">The figure; NaN where a sample does not give one, which is then left out.</param>
    /// <returns>Null when the samples as they are give no figure.</returns>
    public static Estimate? Of<T>(IReadOnlyList<IReadOnlyList<T>> strata, Func<IReadOnlyList<IReadOnlyList<T>>, double> statistic)
    {
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentNullException.ThrowIfNull(statistic);
        var count = strata.Sum(stratum => stratum.Count);
        if (count == 0 || statistic(strata) is var value && double.IsNaN(value))
        {
            return null;
        }

        var drawn = Draw(strata, statistic);
        return drawn.Count == 0
            ? new Estimate(value, value, value, count)
            : new Estimate(value, Percentile.Of(drawn, Tail), Percentile.Of(drawn, 1 - Tail), count);
    }

    /// <summary>The figure of each drawn sample, ascending.</summary>
    internal static List<double> Draw<T>(IReadOnlyList<IReadOnlyList<T>> strata, Func<IReadOnlyList<IReadOnlyList<T>>, double> statistic)
    {
        var random = new SeededRandom(Seed);
        var resample = strata.Select(stratum => new T[stratum.Count]).ToArray();
        var figures = new List<double>(Resamples);
        for (var n = 0; n < Resamples; n++)
        {
            for (var s = 0; s < resample.Length; s++)
            {
                for (var i = 0; i < resample[s].Length; i++)
                {
                    resample[s][i] = strata[s][random.Next(resample[s].Length)];
                }
            }

            figures.Add(statistic(resample));
        }

        figures.RemoveAll(double.IsNaN);
        figures.Sort();
        return figures;
    }
}
