using System.Globalization;
using QaBot.Core.Answering;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>How long questions took, in all and stage by stage, in milliseconds.</summary>
internal sealed class QuestionTimes
{
    private readonly List<double> _total = [];
    private readonly Dictionary<string, List<double>> _stages = new(StringComparer.Ordinal);
    private int _read;

    /// <summary>Passages that were read for a question, on average.</summary>
    public double PassagesRead => (double)_read / _total.Count;

    public void Add(AnswerTrace trace)
    {
        _total.Add(trace.Elapsed.TotalMilliseconds);
        _read += trace.Sentences.Where(sentence => sentence.Reading is not null).Select(sentence => sentence.Passage).Distinct().Count();
        foreach (var timing in trace.Retrieval.Trace.Timings.Concat(trace.Timings))
        {
            (_stages.TryGetValue(timing.Stage, out var times) ? times : _stages[timing.Stage] = []).Add(timing.Elapsed.TotalMilliseconds);
        }
    }

    /// <summary>The time within which a share of the questions was answered.</summary>
    public double TotalAt(double share) => At(_total, share);

    public void Print(string what, int chunks)
    {
        PrintLine($"question to answer, {what}", chunks, _total);
        foreach (var (stage, times) in _stages)
        {
            PrintLine($"of it the stage {stage}", chunks, times);
        }
    }

    private static void PrintLine(string what, int chunks, List<double> times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what} | {chunks} chunks | {times.Count} questions | least {times.Min():0.0} ms | p50 {At(times, 0.5):0.0} ms | p99 {At(times, 0.99):0.0} ms"));

    private static double At(List<double> times, double share)
    {
        double[] sorted = [.. times.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }
}
