using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Answering;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>abstention SET OTHER [--cache DIR] [--sample N] [--model FILE] [--reader off]</c>: how well confidence tells the questions of a set
/// that the model was not fitted on from those that it does not answer; questions of OTHER are the other domain. Also what each threshold
/// lets through, and how confidence compares with how often the answer is right.
/// </summary>
internal static class AbstentionCommand
{
    public static async Task<int> RunAsync(BenchmarkArguments arguments)
    {
        var models = arguments.Options.TryGetValue("--model", out var path) ? Read(path) : AbstentionModel.Load();
        var reads = arguments.Options.GetValueOrDefault("--reader") != "off";
        using var encoder = new EvaluationEncoder(arguments.Cache);
        using var reader = new EvaluationReader(arguments.Cache);
        var set = EvaluationSet.Load(arguments.Folders[0]);
        var other = EvaluationSet.Load(arguments.Folders[1]).Answerable(arguments.Sample);
        var samples = await AbstentionSources.SampleAsync(set, other, encoder, reads ? reader.Reader : null, arguments.Sample);
        var model = reads ? models.Reader : models.Full;
        double[] confidence = [.. samples.Select(sample => model.Predict(AbstentionFit.Named(sample.Features)))];
        AbstentionReport.PrintAuroc(set.Name, samples, confidence);
        AbstentionReport.PrintThresholds(set.Name, samples, confidence);
        AbstentionReport.PrintCalibration(set.Name, samples, confidence);
        return 0;
    }

    private static AbstentionModel Read(string path)
    {
        using var file = File.OpenRead(path);
        return AbstentionModel.Read(file);
    }
}
