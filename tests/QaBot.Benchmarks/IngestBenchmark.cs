using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Embedding;
using QaBot.Core.Ingestion;
using QaBot.Core.Text;
using QaBot.Evaluation.DataSets;
using QaBot.Providers;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>ingest SETDIR [--sample N] [--turns N] [--per-file N]</c>: the set's documents written to files and brought into a fresh SQLite index
/// by the product's own pipeline, beside the bare encoder over the very windows that the pipeline embeds. The documents are dealt out to
/// turns; in each turn both run one after the other, the order changing, so that other work on the machine falls on both alike.
/// </summary>
internal static class IngestBenchmark
{
    public static async Task<int> RunAsync(BenchmarkArguments arguments, CancellationToken cancellationToken)
    {
        var set = EvaluationSet.Load(arguments.Folders[0]);
        string[] texts = [.. set.Documents.Take(arguments.Sample).Select(document => document.Text).Chunk(arguments.Number("--per-file", 1))
            .Select(together => string.Join("\n\n", together))];
        var turns = arguments.Number("--turns", 6);
        await RunTurnAsync(texts[..Math.Min(5, texts.Length)], encoderFirst: true, cancellationToken);

        var pipeline = new List<Pace>();
        var encoder = new List<Pace>();
        for (var turn = 0; turn < turns; turn++)
        {
            string[] dealt = [.. texts.Where((_, number) => number % turns == turn)];
            var (whole, bare) = await RunTurnAsync(dealt, encoderFirst: turn % 2 == 0, cancellationToken);
            pipeline.Add(whole);
            encoder.Add(bare);
            Say($"turn {turn + 1}: {dealt.Length} files, {whole.Words} words | pipeline {whole.WordsPerSecond:0} words/s | encoder {bare.WordsPerSecond:0} words/s | {whole.WordsPerSecond / bare.WordsPerSecond:0.0%} by the clock, {bare.ProcessorTime / whole.ProcessorTime:0.0%} by processor time");
        }

        var ratios = pipeline.Zip(encoder, (whole, bare) => whole.WordsPerSecond / bare.WordsPerSecond).Order().ToList();
        Say($"pipeline {Sum(pipeline):0} words/s | encoder {Sum(encoder):0} words/s | median of {turns} turns {(ratios[(turns - 1) / 2] + ratios[turns / 2]) / 2:0.0%} by the clock, {Total(encoder) / Total(pipeline):0.0%} by processor time over all");
        return 0;
    }

    private static async Task<(Pace Pipeline, Pace Encoder)> RunTurnAsync(string[] texts, bool encoderFirst, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("qabot-ingest-benchmark-").FullName;
        try
        {
            var knowledge = Directory.CreateDirectory(Path.Combine(folder, "knowledge")).FullName;
            for (var i = 0; i < texts.Length; i++)
            {
                await File.WriteAllTextAsync(Path.Combine(knowledge, string.Create(CultureInfo.InvariantCulture, $"{i:d5}.txt")), texts[i], cancellationToken);
            }

            await using var provider = Build(Path.Combine(folder, "data"));
            var pipeline = provider.GetRequiredService<IngestionPipeline>();
            var generator = provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
            var windows = Windows(provider, knowledge);
            var words = texts.Sum(text => WordTokenizer.Tokenize(text).Count);
            Task Encode() => generator.GenerateAsync(windows, null, cancellationToken);
            Task Ingest() => pipeline.RunAsync(knowledge, null, cancellationToken);

            var first = await Pace.OfAsync(words, encoderFirst ? Encode : Ingest);
            var second = await Pace.OfAsync(words, encoderFirst ? Ingest : Encode);
            return encoderFirst ? (second, first) : (first, second);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServiceProvider Build(string data)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["QaBot:Data:Folder"] = data })
            .Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddQaBot(configuration).BuildServiceProvider();
    }

    // The encoder gets what the pipeline gives it: the windows of each chunk with its title, cut beforehand, equal texts once.
    private static List<string> Windows(ServiceProvider provider, string knowledge)
    {
        var parser = new FileParser(
            provider.GetServices<DocumentReader>(), provider.GetRequiredService<Chunker>(), provider.GetRequiredService<EmbeddingModel>());
        var windower = provider.GetRequiredService<TextWindower>();
        return
        [
            .. from path in Directory.EnumerateFiles(knowledge).Order(StringComparer.Ordinal)
               let parsed = parser.Parse(new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path)), CancellationToken.None)
               from text in parsed.Chunks.Select(chunk => EmbeddedText.Of(parsed.Document, chunk))
               from window in windower.Split(text)
               select window.Of(text).ToString(),
        ];
    }

    private static double Sum(List<Pace> paces) => paces.Sum(pace => pace.Words) / paces.Sum(pace => pace.Elapsed.TotalSeconds);

    private static TimeSpan Total(List<Pace> paces) => TimeSpan.FromTicks(paces.Sum(pace => pace.ProcessorTime.Ticks));

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Pace(int Words, TimeSpan Elapsed, TimeSpan ProcessorTime)
    {
        public double WordsPerSecond => Words / Elapsed.TotalSeconds;

        public static async Task<Pace> OfAsync(int words, Func<Task> work)
        {
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            var start = Stopwatch.GetTimestamp();
            await work();
            var elapsed = Stopwatch.GetElapsedTime(start);
            process.Refresh();
            return new Pace(words, elapsed, process.TotalProcessorTime - before);
        }
    }
}
