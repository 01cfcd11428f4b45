namespace QaBot.Evaluation.Metrics;

/// <summary>How well confidence foretells that an answer is right, over ten bins of equal width (Guo et al. 2017).</summary>
public static class Calibration
{
    private const int Bins = 10;

    /// <summary>The bins that hold an answer, ascending.</summary>
    public static IReadOnlyList<ReliabilityBin> BinsOf(IEnumerable<JudgedConfidence> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var all = answers.ToList();
        var total = all.Sum(answer => answer.Weight);
        return
        [
            .. all.GroupBy(answer => Math.Min(Bins - 1, (int)(answer.Confidence * Bins))).OrderBy(bin => bin.Key).Select(bin => Bin(bin.Key, [.. bin], total)),
        ];
    }

    /// <summary>Expected calibration error: the mean distance between confidence and the share that is right; NaN without answers.</summary>
    public static double Error(IEnumerable<JudgedConfidence> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var weight = new double[Bins];
        var excess = new double[Bins];
        foreach (var answer in answers)
        {
            var bin = Math.Min(Bins - 1, (int)(answer.Confidence * Bins));
            weight[bin] += answer.Weight;
            excess[bin] += answer.Weight * (answer.Confidence - (answer.IsRight ? 1 : 0));
        }

        return weight.Sum() is var total && total == 0 ? double.NaN : excess.Sum(Math.Abs) / total;
    }

    private static ReliabilityBin Bin(int number, List<JudgedConfidence> answers, double total)
    {
        var weight = answers.Sum(answer => answer.Weight);
        return new ReliabilityBin(
            (double)number / Bins,
            (double)(number + 1) / Bins,
            answers.Sum(answer => answer.Weight * answer.Confidence) / weight,
            answers.Sum(answer => answer.IsRight ? answer.Weight : 0) / weight,
            weight / total,
            answers.Count);
    }
}
