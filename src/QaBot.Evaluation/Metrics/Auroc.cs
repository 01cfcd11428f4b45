namespace QaBot.Evaluation.Metrics;

/// <summary>Area under the ROC curve.</summary>
public static class Auroc
{
    /// <summary>The chance that a positive scores above a negative, ties counted half (Mann and Whitney 1947); NaN when either is missing.</summary>
    public static double Of(IReadOnlyList<double> positives, IReadOnlyList<double> negatives)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(negatives);
        if (positives.Count == 0 || negatives.Count == 0)
        {
            return double.NaN;
        }

        double[] sorted = [.. negatives];
        Array.Sort(sorted);
        var won = positives.Sum(positive => (CountBelow(sorted, positive, orEqual: false) + CountBelow(sorted, positive, orEqual: true)) / 2.0);
        return won / ((double)positives.Count * sorted.Length);
    }

    private static int CountBelow(double[] sorted, double value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
