using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Core.Retrieval;
using QaBot.Evaluation.DataSets;
using QaBot.Providers.Readers;
using QaBot.Providers.Sqlite;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>long-document SETDIR [--characters N] [--sample N]</c>: one file of generated text, read, cut and indexed by the product, its vectors
/// drawn at random; then the set's questions, whose answers are quoted from that file.
/// </summary>
internal static class LongDocumentBenchmark
{
    private static readonly EmbeddingModel Model = new("generated@1", 384);

    public static async Task<int> RunAsync(BenchmarkArguments arguments, CancellationToken cancellationToken)
    {
        var set = EvaluationSet.Load(arguments.Folders[0]);
        var folder = Directory.CreateTempSubdirectory("qabot-long-document-").FullName;
        try
        {
            var knowledge = Directory.CreateDirectory(Path.Combine(folder, "knowledge")).FullName;
            await WriteAsync(Path.Combine(knowledge, "long.txt"), set, arguments.Number("--characters", 20_000_000), cancellationToken);
            using var encoder = new RandomEncoder(Model.Dimensions);
            var embedder = new PassageEmbedder(encoder, new OneWindow(), Model);
            using var index = SqliteKnowledgeIndex.Open(new DataOptions { Folder = folder }, Model, TimeProvider.System);
            await IngestAsync(index, embedder, knowledge, cancellationToken);
            await ReadAsync(index, cancellationToken);
            await AskAsync(index, embedder, set.Answerable(arguments.Sample), cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"working set {Environment.WorkingSet / 1e6:0} MB"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteAsync(string path, EvaluationSet set, int characters, CancellationToken cancellationToken)
    {
        var text = new GeneratedText(set.Documents);
        await using var writer = new StreamWriter(path);
        for (var written = 0; written < characters;)
        {
            var paragraph = text.NextParagraph();
            await writer.WriteAsync($"{paragraph}\n\n".AsMemory(), cancellationToken);
            written += paragraph.Length + 2;
        }
    }

    private static async Task IngestAsync(KnowledgeIndex index, PassageEmbedder embedder, string knowledge, CancellationToken cancellationToken)
    {
        await using var readers = new ServiceCollection().AddReaders().BuildServiceProvider();
        using var pipeline = new IngestionPipeline(
            readers.GetServices<DocumentReader>(),
            new Chunker(new ChunkingOptions()),
            embedder,
            index,
            Options.Create(new IngestionOptions()),
            TimeProvider.System,
            NullLogger<IngestionPipeline>.Instance);
        var report = await pipeline.RunAsync(knowledge, null, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ingested without an encoder: {report.Chunks} chunks, {report.Words} words in {report.Duration.TotalSeconds:0.0} s"));
    }

    private static async Task ReadAsync(KnowledgeIndex index, CancellationToken cancellationToken)
    {
        var entry = (await index.ListAsync(cancellationToken)).Single();
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await index.FindDocumentAsync(entry.Id, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"reading the whole document: first {times[0]:0} ms, then {times.Order().ElementAt(2):0.0} ms"));
    }

    private static async Task AskAsync(
        KnowledgeIndex index, PassageEmbedder embedder, IReadOnlyList<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        using var pipeline = new EvaluationPipeline(index, embedder, new NoCommonWords());
        var times = new List<double>();
        var answered = 0;
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await pipeline.Answerer.AnswerAsync(question.Question, DocumentFilter.All, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            answered += answer.IsAnswered ? 1 : 0;
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"question to answer, encoder left out: {times.Count} questions, {answered} answered, p50 {times[times.Count / 2]:0} ms, p99 {times[times.Count * 99 / 100]:0} ms"));
    }
}
