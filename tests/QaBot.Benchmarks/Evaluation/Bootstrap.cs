namespace QaBot.Benchmarks.Evaluation;

/// <summary>Intervals by resampling (percentile bootstrap, Efron 1979), with a fixed seed.</summary>
internal static class Bootstrap
{
    private const int Resamples = 1000;

    /// <summary>The 95 % interval of the mean of <paramref name="values"/>.</summary>
    public static (double Low, double High) Of(double[] values) =>
        Of(values.Length, drawn => drawn.Average(i => values[i]));

    /// <summary>The 95 % interval of a figure made of drawn indices.</summary>
    public static (double Low, double High) Of(int count, Func<int[], double> figure)
    {
        if (count == 0)
        {
            return (0, 0);
        }

        var random = new Random(6);
        var means = new double[Resamples];
        for (var n = 0; n < Resamples; n++)
        {
            var drawn = new int[count];
            for (var i = 0; i < count; i++)
            {
                drawn[i] = random.Next(count);
            }

            means[n] = figure(drawn);
        }

        Array.Sort(means);
        return (means[(int)(0.025 * Resamples)], means[(int)(0.975 * Resamples)]);
    }
}
