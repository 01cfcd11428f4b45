using System.Globalization;
using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Evaluation.DataSets;
using QaBot.Providers.Onnx;
using QaBot.Providers.Sqlite;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>ask-latency SETDIR [--chunks N] [--cache DIR] [--sample N]</c>: time from question to checked answer over the SQLite index, the
/// encoder and the reader as the product runs them, with the reader and without by turns. With <c>--chunks</c> the index is filled up with <see cref="GeneratedDocuments"/>.
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
        var embedder = new PassageEmbedder(generator, model.CreateWindower(options.WindowOverlap), model.Identity);
        var reading = new ReaderOptions();
        using var reader = OnnxPassageReader.Load(Path.Combine(AppContext.BaseDirectory, reading.ModelFolder), Environment.ProcessorCount);
        using var with = new EvaluationPipeline(index, embedder, model.CreateCommonWords(), reader: reader);
        using var without = new EvaluationPipeline(index, embedder, model.CreateCommonWords());
        var timesWith = new QuestionTimes();
        var timesWithout = new QuestionTimes();
        var turn = 0;
        foreach (var question in set.Answerable(sample + Warmup))
        {
            // Side by side and by turns: what else the machine does spoils both alike.
            var isWarm = turn >= Warmup;
            (EvaluationPipeline, QuestionTimes)[] pair = [(with, timesWith), (without, timesWithout)];
            foreach (var (pipeline, times) in turn++ % 2 == 0 ? pair : pair.Reverse())
            {
                var answer = await pipeline.Answerer.AnswerAsync(question.Question, DocumentFilter.All, cancellationToken);
                if (isWarm)
                {
                    times.Add(answer.Trace);
                }
            }
        }

        timesWith.Print("with the reader", index.Statistics.ChunkCount);
        timesWithout.Print("without", index.Statistics.ChunkCount);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"with the reader : without, p50 {timesWith.TotalAt(0.5) / timesWithout.TotalAt(0.5):0.00}, p99 {timesWith.TotalAt(0.99) / timesWithout.TotalAt(0.99):0.00} | passages read, mean {timesWith.PassagesRead:0.00}"));
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
}
