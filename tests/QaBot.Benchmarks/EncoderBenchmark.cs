using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Providers.Onnx;

namespace QaBot.Benchmarks;

/// <summary>
/// The bare encoder: words a second over the first 300 paragraphs of a file of JSON lines with a "text" each, milliseconds for a
/// question alone and beside an ingestion, and the scan of 100,000 vectors.
/// </summary>
internal static class EncoderBenchmark
{
    private const int Paragraphs = 300;
    private const int Questions = 100;
    private const int Vectors = 100_000;
    private const string Question = "How much did the trade between the two countries grow in the first half of that year, compared with before?";

    public static async Task<int> RunAsync(string docs)
    {
        var texts = await File.ReadLinesAsync(docs).Take(Paragraphs).Select(TextOf).ToListAsync();
        var options = new OnnxOptions();
        using var model = OnnxModel.Load(options.ModelFolder, options.MaxTokens);
        var embedder = Embedder(model, threads: 2);
        await embedder.EmbedAsync(texts[..20], CancellationToken.None);

        Report("tokenise and window", await MeasureWordsAsync(texts, () => Windows(model, options, texts)), "words/s");
        foreach (var threads in (int[])[1, 2])
        {
            var one = Embedder(model, threads);
            var speed = await MeasureWordsAsync(texts, () => one.EmbedAsync(texts, CancellationToken.None).AsTask());
            Report($"encoder, {threads} thread(s)", speed, "words/s");
        }

        Report("question alone, p50", Median(await AskAsync(embedder, interactive: true)), "ms");
        await ReportBesideIngestionAsync(embedder, texts, interactive: true);
        await ReportBesideIngestionAsync(embedder, texts, interactive: false);
        ReportScan(model.Identity.Dimensions);
        Report("managed and native memory", Environment.WorkingSet / 1e6, "MB");
        return 0;
    }

    private static Task Windows(OnnxModel model, OnnxOptions options, List<string> texts)
    {
        var windower = model.CreateWindower(options.WindowOverlap);
        texts.ForEach(text => windower.Split(text));
        return Task.CompletedTask;
    }

    private static PassageEmbedder Embedder(OnnxModel model, int threads) =>
        new(new OnnxEmbeddingGenerator(model, threads), model.CreateWindower(new OnnxOptions().WindowOverlap), model.Identity);

    private static async Task<double> MeasureWordsAsync(List<string> texts, Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        var words = texts.Sum(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        return words / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task ReportBesideIngestionAsync(PassageEmbedder embedder, List<string> texts, bool interactive)
    {
        var ingestion = embedder.EmbedAsync(texts, CancellationToken.None).AsTask();
        var times = await AskAsync(embedder, interactive);
        var kind = interactive ? "marked as interactive" : "not marked";
        Report($"question beside ingestion, {kind}, p50", Median(times), "ms");
        Report($"question beside ingestion, {kind}, p95", times.Order().ElementAt(times.Count * 95 / 100), "ms");
        await ingestion;
    }

    private static async Task<List<double>> AskAsync(PassageEmbedder embedder, bool interactive)
    {
        var times = new List<double>();
        for (var i = 0; i < Questions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = interactive
                ? (object)await embedder.EmbedQueryAsync(Question, CancellationToken.None)
                : await embedder.EmbedAsync([Question], CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    private static void ReportScan(int dimensions)
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, Vectors)
            .Select(i => (i / 10, new ChunkVectors(i, [VectorQuantizer.Quantize(RandomVector(random, dimensions))])))
            .ToList();
        var table = new VectorTable(dimensions);
        table.AddRange(rows);
        var query = RandomVector(random, dimensions);
        var times = new List<double>();
        for (var i = 0; i < 50; i++)
        {
            var start = Stopwatch.GetTimestamp();
            table.Search(query, 100);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Report("first scan of 100,000 vectors", times[0], "ms");
        Report("scan of 100,000 vectors, p50", Median(times), "ms");
    }

    private static float[] RandomVector(Random random, int dimensions) =>
        [.. Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - .5f)];

    private static string TextOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static void Report(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-55} {value,12:0.0} {unit}"));
}
