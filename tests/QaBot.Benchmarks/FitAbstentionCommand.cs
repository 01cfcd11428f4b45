using System.Globalization;
using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Answering;

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
        ["coverage", "window", "unknown", "type", "run", "numbersMissing", "namesMissing", "brevity", "similarity"];

    public static async Task<int> RunAsync(BenchmarkArguments arguments)
    {
        using var encoder = new EvaluationEncoder(arguments.Cache);
        var cal = EvaluationSet.Load(arguments.Folders[0]);
        var northwind = EvaluationSet.Load(arguments.Folders[1]);
        var isHeldOut = AbstentionSources.IsHeldOut(cal);
        var fitted = cal.On(name => !isHeldOut(name));
        var samples = await AbstentionSources.SampleAsync(fitted, northwind.Answerable(arguments.Sample), encoder, arguments.Sample);
        samples.AddRange(await AbstentionSources.SampleAsync(northwind, fitted.Answerable(arguments.Sample), encoder, arguments.Sample));

        string[] lexical = [.. Fitted.Where(name => name != "similarity")];
        var counts = samples.GroupBy(sample => sample.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {kind.Key}");
        var provenance = "Fitted by the benchmark program's fit-abstention on squad20-cal (SQuAD 2.0 development articles, CC BY-SA 4.0; "
            + $"the last two of its articles by name left out) and northwind (MIT): {string.Join(", ", counts)}. "
            + "Label: the best sentence answers the question. Half of the weight lies on answerable questions.";
        var model = new AbstentionModel(provenance, Fit(samples, Fitted), Fit(samples, lexical));
        var path = arguments.Options.GetValueOrDefault("--out") ?? "abstention-model.json";
        await File.WriteAllTextAsync(path, model.ToJson());
        Console.WriteLine($"{provenance}\nWritten to {path}.");
        return 0;
    }

    private static LogisticModel Fit(List<AbstentionSample> samples, string[] names)
    {
        int[] columns = [.. names.Select(name => AbstentionFeatures.Names.ToList().IndexOf(name))];
        var kinds = samples.GroupBy(sample => sample.Kind).ToDictionary(kind => kind.Key, kind => kind.Count());
        var negativeShare = (1 - AnswerableShare) / (kinds.Count - 1);
        double[] weights = [.. samples.Select(sample =>
            (sample.Kind == AbstentionKind.Answerable ? AnswerableShare : negativeShare) / kinds[sample.Kind])];
        var (bias, fitted) = LogisticFit.Fit(
            [.. samples.Select(sample => columns.Select(column => sample.Features[column]).ToArray())],
            [.. samples.Select(sample => sample.IsRight)],
            weights);
        return new LogisticModel(Round(bias), names.Zip(fitted).ToDictionary(pair => pair.First, pair => Round(pair.Second), StringComparer.Ordinal));
    }

    private static double Round(double value) => double.Parse(value.ToString("0.0000", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
