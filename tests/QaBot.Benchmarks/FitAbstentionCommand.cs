using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Answering;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>fit-abstention CAL NORTHWIND [SETDIR...] [--cache DIR] [--sample N] [--out FILE]</c>: fits the coefficients of abstention on sets that
/// the reader has not seen, and writes them as the engine's data file. What it prints of each set is by models that were fitted without the
/// article asked about.
/// </summary>
internal static class FitAbstentionCommand
{
    // The features whose weights keep the sign that reason gives them; the others say the same once more and only trade weight with these.
    private static readonly string[] ByWords = ["coverage", "window", "unknown", "typeMissing", "run", "numbersMissing", "namesMissing", "brevity"];

    // What only a comparison by meaning knows.
    private static readonly string[] ByMeaning = [.. ByWords, "sentence"];

    // The reader's scores and what the span it would give looks like. What else there is to see of the words was tried and adds nothing to
    // these; the lead over the next sentence costs three points of AUROC on adversarial questions.
    private static readonly string[] ByReading =
    [
        "coverage", "run", "numbersMissing", "namesMissing", "namesMissingNear", "sentence",
        "span", "nullScore", "bestAnswerable", "agreement", "spanMisfits", "spanAsked",
    ];

    public static async Task<int> RunAsync(BenchmarkArguments arguments)
    {
        using var encoder = new EvaluationEncoder(arguments.Cache);
        using var reader = new EvaluationReader(arguments.Cache);
        var sets = arguments.Folders.Select(EvaluationSet.Load).ToList();
        var read = await SampleAsync(sets, encoder, reader.Reader, arguments.Sample);
        var unread = await SampleAsync(sets, encoder, null, arguments.Sample);
        Report(sets, "reader", read, ByReading);
        foreach (var feature in ByReading)
        {
            ReportAuroc(sets, $"reader without {feature}", read, [.. ByReading.Where(other => other != feature)]);
        }

        foreach (var feature in AbstentionFeatures.Names.Except(ByReading, StringComparer.Ordinal))
        {
            ReportAuroc(sets, $"reader with {feature}", read, [.. ByReading, feature]);
        }

        Report(sets, "words and meaning", unread, ByMeaning);
        Report(sets, "words", unread, ByWords);

        AbstentionSample[] all = [.. read.SelectMany(samples => samples)];
        AbstentionSample[] allUnread = [.. unread.SelectMany(samples => samples)];
        var counts = all.GroupBy(sample => sample.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {kind.Key}");
        var provenance = $"Fitted by the benchmark program's fit-abstention on {string.Join(", ", sets.Select(set => set.Name))}: {string.Join(", ", counts)}. "
            + "Label: the best sentence answers the question. Half of the weight lies on answerable questions, the rest evenly on the other kinds.";
        var model = new AbstentionModel(
            provenance, AbstentionFit.Fit(all, ByReading), AbstentionFit.Fit(allUnread, ByMeaning), AbstentionFit.Fit(allUnread, ByWords));
        var path = arguments.Options.GetValueOrDefault("--out") ?? "abstention-model.json";
        await File.WriteAllTextAsync(path, model.ToJson());
        Console.WriteLine($"{provenance}\nWritten to {path}.");
        return 0;
    }

    private static async Task<List<List<AbstentionSample>>> SampleAsync(
        List<EvaluationSet> sets, EvaluationEncoder encoder, PassageReader? reader, int limit)
    {
        var samples = new List<List<AbstentionSample>>();
        for (var i = 0; i < sets.Count; i++)
        {
            samples.Add(await AbstentionSources.SampleAsync(sets[i], sets[(i + 1) % sets.Count].Answerable(limit), encoder, reader, limit));
        }

        return samples;
    }

    private static void Report(List<EvaluationSet> sets, string model, List<List<AbstentionSample>> samples, string[] features)
    {
        ReportAuroc(sets, model, samples, features);
        for (var i = 0; i < sets.Count; i++)
        {
            var confidence = CrossValidate(samples, i, features);
            AbstentionReport.PrintThresholds($"{sets[i].Name} | {model}", samples[i], confidence);
            AbstentionReport.PrintCalibration($"{sets[i].Name} | {model}", samples[i], confidence);
        }
    }

    private static void ReportAuroc(List<EvaluationSet> sets, string model, List<List<AbstentionSample>> samples, string[] features)
    {
        for (var i = 0; i < sets.Count; i++)
        {
            AbstentionReport.PrintAuroc($"{sets[i].Name} | {model}", samples[i], CrossValidate(samples, i, features));
        }
    }

    private static double[] CrossValidate(List<List<AbstentionSample>> samples, int set, string[] features) =>
        AbstentionFit.CrossValidate(samples[set], [.. samples.Where((_, i) => i != set).SelectMany(others => others)], features);
}
