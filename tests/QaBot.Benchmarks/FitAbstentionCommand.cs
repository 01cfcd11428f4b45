using System.Globalization;
using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Answering;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>fit-abstention CAL NORTHWIND [--cache DIR] [--sample N] [--out FILE]</c>: fits the coefficients of abstention on squad20-cal (its
/// held-out articles aside) and northwind, and writes them as the engine's data file.
/// </summary>
internal static class FitAbstentionCommand
{
    // Half of all weight is on answerable questions; the kinds of unanswerable ones share the other half evenly.
    private const double AnswerableShare = 0.5;

    // The features whose weights keep the sign that reason gives them; the others say the same once more and only trade weight with these.
    private static readonly string[] Fitted =
        ["coverage", "window", "unknown", "typeMissing", "run", "numbersMissing", "namesMissing", "brevity", "sentence"];

    // What only a comparison by meaning knows.
    private const string ByMeaning = "sentence";

    public static async Task<int> RunAsync(BenchmarkArguments arguments)
    {
        using var encoder = new EvaluationEncoder(arguments.Cache);
        var cal = EvaluationSet.Load(arguments.Folders[0]);
        var northwind = EvaluationSet.Load(arguments.Folders[1]);
        var isHeldOut = AbstentionSources.IsHeldOut(cal);
        var fitted = cal.On(name => !isHeldOut(name));
        var samples = await AbstentionSources.SampleAsync(fitted, northwind.Answerable(arguments.Sample), encoder, arguments.Sample);
        samples.AddRange(await AbstentionSources.SampleAsync(northwind, fitted.Answerable(arguments.Sample), encoder, arguments.Sample));

        string[] lexical = [.. Fitted.Where(name => name != ByMeaning)];
        var counts = samples.GroupBy(sample => sample.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {kind.Key}");
        var provenance = "Fitted by the benchmark program's fit-abstention on squad20-cal (SQuAD 2.0 development articles, CC BY-SA 4.0; "
            + $"the last two of its articles by name left out) and northwind (MIT): {string.Join(", ", counts)}. "
            + "Label: the best sentence answers the question. Half of the weight lies on answerable questions, the rest evenly on the other kinds.";
        var model = new AbstentionModel(provenance, Fit(samples, Fitted), Fit(samples, lexical));
        var path = arguments.Options.GetValueOrDefault("--out") ?? "abstention-model.json";
        await File.WriteAllTextAsync(path, model.ToJson());
        Console.WriteLine($"{provenance}\nWritten to {path}.");
        PrintThresholds("full", model.Full, samples);
        PrintThresholds("lexical", model.Lexical, samples);
        return 0;
    }

    // What a threshold lets through of the samples that were fitted on, every kind weighed as in the fit, and what that is worth when a
    // wrong answer undoes one right answer, or half of one.
    private static void PrintThresholds(string name, LogisticModel model, List<AbstentionSample> samples)
    {
        var weights = WeightsOf(samples);
        Console.WriteLine($"{name}: threshold | right answers | wrong answers | right - wrong | right - wrong / 2");
        foreach (var threshold in Enumerable.Range(2, 13).Select(step => step * 0.05))
        {
            var answered = samples.Zip(weights).Where(pair => model.Predict(Named(pair.First.Features)) >= threshold).ToList();
            var right = answered.Sum(pair => pair.First.IsRight ? pair.Second : 0);
            var wrong = answered.Sum(pair => pair.First.IsRight ? 0 : pair.Second);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{threshold:0.00} | {right:0.000} | {wrong:0.000} | {right - wrong:0.000} | {right - (wrong / 2):0.000}"));
        }
    }

    private static Dictionary<string, double> Named(double[] features) =>
        AbstentionFeatures.Names.Zip(features).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    private static LogisticModel Fit(List<AbstentionSample> samples, string[] names)
    {
        int[] columns = [.. names.Select(name => AbstentionFeatures.Names.ToList().IndexOf(name))];
        var weights = WeightsOf(samples);
        var (bias, fitted) = LogisticFit.Fit(
            [.. samples.Select(sample => columns.Select(column => sample.Features[column]).ToArray())],
            [.. samples.Select(sample => sample.IsRight)],
            weights);
        return new LogisticModel(Round(bias), names.Zip(fitted).ToDictionary(pair => pair.First, pair => Round(pair.Second), StringComparer.Ordinal));
    }

    private static double[] WeightsOf(List<AbstentionSample> samples)
    {
        var kinds = samples.GroupBy(sample => sample.Kind).ToDictionary(kind => kind.Key, kind => kind.Count());
        var negativeShare = (1 - AnswerableShare) / (kinds.Count - 1);
        return [.. samples.Select(sample => (sample.Kind == AbstentionKind.Answerable ? AnswerableShare : negativeShare) / kinds[sample.Kind])];
    }

    private static double Round(double value) => double.Parse(value.ToString("0.0000", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
