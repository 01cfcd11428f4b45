using System.Diagnostics;
using System.Globalization;
using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Providers.Onnx;
using QaBot.Providers.Sqlite;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>ask-latency SETDIR [--chunks N] [--cache DIR] [--sample N]</c>: time from question to checked answer over the SQLite index and the
/// encoder as the product runs them. With <c>--chunks</c> the index is filled up with <see cref="GeneratedDocuments"/>.
/// </summary>
internal static class AskLatencyCommand
{
    private const int Warmup = 20;
    private const int ChunksOfADocument = 500;

    public static async Task<int> RunAsync(BenchmarkArguments arguments, CancellationToken cancellationToken)
    {
        var set = EvaluationSet.Load(arguments.Folders[0]);
        var folder = Directory.CreateTempSubdirectory("qabot-ask-latency-").FullName;
        try
        {
            using var encoder = new EvaluationEncoder(arguments.Cache);
            using var index = SqliteKnowledgeIndex.Open(new DataOptions { Folder = folder }, encoder.Embedder.Model, TimeProvider.System);
            await EvaluationCorpus.BuildAsync(index, set.Documents, encoder.Embedder, cancellationToken);
            await FillAsync(index, set, arguments.Number("--chunks", 0), encoder.Embedder.Model, cancellationToken);
            await AskAsync(set, index, arguments.Sample, cancellationToken);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AskAsync(EvaluationSet set, KnowledgeIndex index, int sample, CancellationToken cancellationToken)
    {
        // The encoder without the cache: its time is part of what is measured.
        var options = new OnnxOptions();
        using var model = OnnxModel.Load(Path.Combine(AppContext.BaseDirectory, options.ModelFolder), options.MaxTokens);
        using var generator = new OnnxEmbeddingGenerator(model, Environment.ProcessorCount);
        using var pipeline = new EvaluationPipeline(
            index, new PassageEmbedder(generator, model.CreateWindower(options.WindowOverlap), model.Identity), model.CreateCommonWords());
        var total = new List<double>();
        var encoder = new List<double>();
        var stages = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var question in set.Answerable(sample + Warmup))
        {
            var watch = Stopwatch.StartNew();
            var answer = await pipeline.Answerer.AnswerAsync(question.Question, DocumentFilter.All, cancellationToken);
            total.Add(watch.Elapsed.TotalMilliseconds);
            foreach (var timing in answer.Trace.Retrieval.Trace.Timings.Where(timing => timing.Stage != "embed"))
            {
                (stages.TryGetValue(timing.Stage, out var times) ? times : stages[timing.Stage] = []).Add(timing.Elapsed.TotalMilliseconds);
            }

            encoder.Add(answer.Trace.Retrieval.Trace.Timings.Single(timing => timing.Stage == "embed").Elapsed.TotalMilliseconds);
        }

        Print("question to answer", index, total[Warmup..]);
        Print("of it the encoder, side by side with the search by words", index, encoder[Warmup..]);
        foreach (var (stage, times) in stages)
        {
            Print($"of it the stage {stage}", index, times[Warmup..]);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"working set {Environment.WorkingSet / 1e6:0} MB, managed heap {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} MB"));
    }

    private static async Task FillAsync(
        KnowledgeIndex index, EvaluationSet set, int chunks, EmbeddingModel model, CancellationToken cancellationToken)
    {
        var generated = new GeneratedDocuments(new GeneratedText(set.Documents), model.Dimensions);
        for (var number = 0; index.Statistics.ChunkCount < chunks; number++)
        {
            var count = Math.Min(ChunksOfADocument, chunks - index.Statistics.ChunkCount);
            await generated.SaveAsync(index, number, count, cancellationToken);
        }
    }

    private static void Print(string what, KnowledgeIndex index, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} | {index.Statistics.ChunkCount} chunks | {times.Count} questions | least {times[0]:0.0} ms | p50 {At(times, 0.5):0.0} ms | p99 {At(times, 0.99):0.0} ms"));
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
}
