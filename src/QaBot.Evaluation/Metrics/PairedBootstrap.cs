namespace QaBot.Evaluation.Metrics;

/// <summary>Tests whether the mean of paired differences is other than zero, by drawing the pairs anew.</summary>
public static class PairedBootstrap
{
    /// <summary>The mean difference with its interval, and how often so great a difference comes by chance.</summary>
    /// <param name="differences">Later score less earlier score of each question, at least one.</param>
    /// <returns>The mean, and the two-sided p-value in [0, 1]: twice the share of draws on the other side of zero, at least 1/1000.</returns>
    public static (Estimate Mean, double P) Test(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentOutOfRangeException.ThrowIfZero(differences.Count, nameof(differences));
        var mean = Bootstrap.Mean(differences)!;
        var drawn = Bootstrap.Draw<double>([differences], strata => strata[0].Average());
        var notAbove = drawn.Count(draw => draw <= 0);
        var notBelow = drawn.Count(draw => draw >= 0);
        var p = 2.0 * Math.Min(notAbove, notBelow) / drawn.Count;
        return (mean, Math.Clamp(p, 1.0 / drawn.Count, 1));
    }
}
