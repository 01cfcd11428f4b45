namespace QaBot.Evaluation.Metrics;

/// <summary>Percentiles with linear interpolation between the two nearest ranks (Hyndman and Fan 1996, type 7).</summary>
public static class Percentile
{
    /// <summary>The value below which <paramref name="share"/> of <paramref name="sorted"/> lies.</summary>
    /// <param name="sorted">Values in ascending order, at least one.</param>
    /// <param name="share">In [0, 1].</param>
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Count, nameof(sorted));
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
