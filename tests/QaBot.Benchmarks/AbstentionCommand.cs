using System.Globalization;
using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Answering;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>abstention SET CAL OTHER [--cache DIR] [--sample N] [--model FILE]</c>: how well confidence tells answerable questions of SET (and of the held-out
/// articles of CAL) from those that are not; questions of OTHER are the other domain. Also what each threshold lets through, and how
/// confidence compares with how often the answer is right.
/// </summary>
internal static class AbstentionCommand
{
    private static readonly double[] Thresholds = [0.2, 0.3, 0.4, 0.5, 0.6];

    public static async Task<int> RunAsync(BenchmarkArguments arguments)
    {
        var model = (arguments.Options.TryGetValue("--model", out var path) ? Read(path) : AbstentionModel.Load()).Full;
        using var encoder = new EvaluationEncoder(arguments.Cache);
        var set = EvaluationSet.Load(arguments.Folders[0]);
        var cal = EvaluationSet.Load(arguments.Folders[1]);
        var other = EvaluationSet.Load(arguments.Folders[2]).Answerable(arguments.Sample);
        await ReportAsync(cal.On(AbstentionSources.IsHeldOut(cal)), other, encoder, model, arguments.Sample);
        await ReportAsync(set, other, encoder, model, arguments.Sample);
        return 0;
    }

    private static AbstentionModel Read(string path)
    {
        using var file = File.OpenRead(path);
        return AbstentionModel.Read(file);
    }

    private static async Task ReportAsync(
        EvaluationSet set, IReadOnlyList<EvaluationQuestion> other, EvaluationEncoder encoder, LogisticModel model, int limit)
    {
        var samples = await AbstentionSources.SampleAsync(set, other, encoder, limit);
        var scored = samples.Select(sample => (sample.Kind, sample.IsRight, Confidence: model.Predict(Named(sample.Features)))).ToList();
        double[] answerable = [.. scored.Where(sample => sample.Kind == AbstentionKind.Answerable).Select(sample => sample.Confidence)];
        foreach (var kind in scored.Where(sample => sample.Kind != AbstentionKind.Answerable).GroupBy(sample => sample.Kind))
        {
            double[] negatives = [.. kind.Select(sample => sample.Confidence)];
            var wrong = Thresholds.Select(threshold => Share(negatives, confidence => confidence >= threshold));
            Print($"{set.Name} | {kind.Key} | {answerable.Length} + {negatives.Length} | AUROC {Auroc.Of(answerable, negatives):0.000} | answered at {Join(Thresholds)}: {Join(wrong)}");
        }

        Print($"{set.Name} | answerable answered: {Join(Thresholds.Select(threshold => Share(answerable, confidence => confidence >= threshold)))}");
        foreach (var bin in scored.Where(sample => sample.Kind == AbstentionKind.Answerable).GroupBy(sample => Math.Floor(sample.Confidence * 5)).OrderBy(bin => bin.Key))
        {
            Print($"{set.Name} | calibration | confidence {bin.Average(sample => sample.Confidence):0.00} | right {bin.Average(sample => sample.IsRight ? 1.0 : 0):0.00} | {bin.Count()}");
        }
    }

    /// <summary>The features by name.</summary>
    public static Dictionary<string, double> Named(double[] features) =>
        AbstentionFeatures.Names.Zip(features).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    private static double Share(double[] values, Func<double, bool> holds) => values.Length == 0 ? 0 : (double)values.Count(holds) / values.Length;

    private static string Join(IEnumerable<double> values) => string.Join(" ", values.Select(value => value.ToString("0.00", CultureInfo.InvariantCulture)));

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
