namespace QaBot.Benchmarks.Evaluation;

/// <summary>Area under the ROC curve.</summary>
internal static class Auroc
{
    /// <summary>The chance that a positive scores above a negative, ties counted half.</summary>
    public static double Of(IReadOnlyCollection<double> positives, IReadOnlyCollection<double> negatives)
    {
        var won = positives.Sum(positive => negatives.Sum(negative => positive > negative ? 1 : positive == negative ? 0.5 : 0));
        return won / ((double)positives.Count * negatives.Count);
    }
}
