using System.Globalization;
using QaBot.Evaluation.Metrics;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>Prints how well confidence tells right answers from wrong ones.</summary>
internal static class AbstentionReport
{
    private static readonly double[] Thresholds = [0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];

    /// <summary>AUROC for each kind of unanswerable question against the answerable ones.</summary>
    public static void PrintAuroc(string name, IReadOnlyList<AbstentionSample> samples, double[] confidence)
    {
        var scored = samples.Zip(confidence, (sample, value) => (sample.Kind, Value: value)).ToList();
        double[] answerable = [.. scored.Where(sample => sample.Kind == AbstentionKind.Answerable).Select(sample => sample.Value)];
        foreach (var kind in scored.Where(sample => sample.Kind != AbstentionKind.Answerable).GroupBy(sample => sample.Kind).OrderBy(kind => kind.Key))
        {
            double[] negatives = [.. kind.Select(sample => sample.Value)];
            var (low, high) = Interval(answerable, negatives);
            Print($"{name} | AUROC {kind.Key} | {answerable.Length} + {negatives.Length} | {Auroc.Of(answerable, negatives):0.000} [{low:0.000}, {high:0.000}]");
        }
    }

    /// <summary>
    /// For each threshold what is answered of answerable and other questions, and the share of wrong answers among those given, answerable and
    /// unanswerable questions mixed half and half, with its interval.
    /// </summary>
    public static void PrintThresholds(string name, IReadOnlyList<AbstentionSample> samples, double[] confidence)
    {
        var weights = AbstentionFit.WeightsOf(samples);
        Print($"{name} | threshold | answerable answered | right of them | other kinds answered | wrong among given [95 %]");
        foreach (var threshold in Thresholds)
        {
            int[] given = [.. Enumerable.Range(0, samples.Count).Where(i => confidence[i] >= threshold)];
            var answerable = given.Where(i => samples[i].Kind == AbstentionKind.Answerable).ToList();
            var all = samples.Count(sample => sample.Kind == AbstentionKind.Answerable);
            var kinds = string.Join(" ", samples.Select(sample => sample.Kind).Where(kind => kind != AbstentionKind.Answerable).Distinct().Order()
                .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind} {(double)given.Count(i => samples[i].Kind == kind) / samples.Count(sample => sample.Kind == kind):0.00}")));
            var (low, high) = Bootstrap.Of(samples.Count, drawn => WrongShare(drawn, samples, confidence, weights, threshold));
            var right = answerable.Count == 0 ? 0 : (double)answerable.Count(i => samples[i].IsRight) / answerable.Count;
            Print($"{name} | {threshold:0.00} | {(double)answerable.Count / all:0.00} | {right:0.00} | {kinds} | {WrongShare([.. Enumerable.Range(0, samples.Count)], samples, confidence, weights, threshold):0.000} [{low:0.000}, {high:0.000}]");
        }
    }

    /// <summary>Mean confidence beside the share of right answers, in ten bins, and the expected calibration error of the mixture.</summary>
    public static void PrintCalibration(string name, IReadOnlyList<AbstentionSample> samples, double[] confidence)
    {
        var weights = AbstentionFit.WeightsOf(samples);
        var error = 0.0;
        foreach (var bin in Enumerable.Range(0, samples.Count).GroupBy(i => Math.Min(9, (int)(confidence[i] * 10))).OrderBy(bin => bin.Key))
        {
            var weight = bin.Sum(i => weights[i]);
            var mean = bin.Sum(i => weights[i] * confidence[i]) / weight;
            var right = bin.Sum(i => samples[i].IsRight ? weights[i] : 0) / weight;
            error += weight * Math.Abs(mean - right);
            Print($"{name} | calibration | confidence {mean:0.00} | right {right:0.00} | {bin.Count()}");
        }

        Print($"{name} | expected calibration error {error:0.000}");
    }

    private static double WrongShare(
        int[] drawn, IReadOnlyList<AbstentionSample> samples, double[] confidence, double[] weights, double threshold)
    {
        var given = drawn.Where(i => confidence[i] >= threshold).ToList();
        var total = given.Sum(i => weights[i]);
        return total <= 0 ? 0 : given.Sum(i => samples[i].IsRight ? 0 : weights[i]) / total;
    }

    private static (double Low, double High) Interval(double[] positives, double[] negatives)
    {
        // DeLong's variance by its structural components: as good as a bootstrap here, and a thousandth of the work.
        double[] above = [.. positives.Select(positive => Auroc.Of([positive], negatives))];
        double[] below = [.. negatives.Select(negative => Auroc.Of(positives, [negative]))];
        var area = above.Average();
        var error = 1.96 * Math.Sqrt((Variance(above) / above.Length) + (Variance(below) / below.Length));
        return (area - error, Math.Min(1, area + error));
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? 0 : values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
