using System.Diagnostics;
using System.Globalization;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Text;
using QaBot.Providers.Sqlite;

namespace QaBot.Benchmarks;

/// <summary>Measures the SQLite index alone, over generated documents: writing, file size, loading, searching, memory.</summary>
internal static class IndexBenchmark
{
    private const int ChunksPerDocument = 10;
    private const int WordsPerChunk = 100;
    private const int Vocabulary = 100_000;
    private const int Questions = 200;
    private const int Candidates = 200;

    private static readonly EmbeddingModel Model = new("generated@1", 384);

    /// <summary>Writes <paramref name="chunkCount"/> chunks to a fresh index, opens it again and asks it questions.</summary>
    public static async Task<int> RunAsync(int chunkCount)
    {
        var folder = Directory.CreateTempSubdirectory("qabot-index-benchmark-").FullName;
        try
        {
            await WriteAsync(folder, chunkCount);
            await ReadAsync(folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteAsync(string folder, int chunkCount)
    {
        var random = new Random(1);
        using var index = Open(folder);
        var times = new List<double>();
        for (var i = 0; i < chunkCount / ChunksPerDocument; i++)
        {
            var (entry, document, chunks) = Generate(random, i);
            times.Add(await TimeAsync(() => index.SaveAsync(entry, document, chunks, CancellationToken.None).AsTask()));
        }

        var seconds = times.Sum() / 1000;
        Say($"write: {chunkCount} chunks in {seconds:f1} s, {chunkCount * WordsPerChunk / seconds:f0} words/s; a document of {ChunksPerDocument} chunks p50 {Percentile(times, .5):f1} ms, p99 {Percentile(times, .99):f1} ms");
    }

    private static async Task ReadAsync(string folder)
    {
        Say($"file: {Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length) / 1e6:f0} MB after closing");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        using var index = Open(folder);
        Say($"load: {watch.Elapsed.TotalMilliseconds:f0} ms, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:f0} MB held for {index.Statistics.ChunkCount} chunks");
        watch.Restart();
        var whole = index.Database.Writer.Scalar("PRAGMA quick_check(1)");
        Say($"quick_check: {whole} in {watch.Elapsed.TotalMilliseconds:f0} ms (only after a crash)");
        await AskAsync("all documents", index, DocumentFilter.All);
        await AskAsync("half of them", index, DocumentFilter.Where(entry => entry.Size % 2 == 0));
        await AskAsync("one in hundred", index, DocumentFilter.Where(entry => entry.Size % 100 == 0));
        await GetAsync(index);
        await AskVectorsAsync("all documents", index, DocumentFilter.All);
        await AskVectorsAsync("half of them", index, DocumentFilter.Where(entry => entry.Size % 2 == 0));
        await AskVectorsAsync("one in hundred", index, DocumentFilter.Where(entry => entry.Size % 100 == 0));
        Say($"working set {Environment.WorkingSet / 1e6:f0} MB");
    }

    private static async Task AskAsync(string scope, KnowledgeIndex index, DocumentFilter filter)
    {
        var random = new Random(2);
        var times = new List<double>();
        var found = 0;
        for (var i = 0; i < Questions; i++)
        {
            string[] terms = [.. Enumerable.Range(0, 5).Select(_ => ContentTerm(random)).Distinct()];
            times.Add(await TimeAsync(async () =>
                found += (await index.FindByTermsAsync(terms, Candidates, filter, CancellationToken.None)).Count));
        }

        Say($"find by 5 terms, {scope}: least {times.Min():f1} ms, p50 {Percentile(times, .5):f1} ms, p95 {Percentile(times, .95):f1} ms, {found / Questions} candidates on average");
    }

    // What a search by words does with its candidates, without the search.
    private static async Task GetAsync(KnowledgeIndex index)
    {
        var random = new Random(4);
        var documents = index.Statistics.ChunkCount / ChunksPerDocument;
        var times = new List<double>();
        for (var i = 0; i < Questions; i++)
        {
            long[] ids = [.. Enumerable.Range(0, Candidates).Select(_ => ChunkNumber.Of(1 + random.Next(documents), random.Next(ChunksPerDocument)))];
            times.Add(await TimeAsync(() => index.GetChunksAsync(ids, CancellationToken.None).AsTask()));
        }

        Say($"get {Candidates} chunks: least {times.Min():f1} ms, p50 {Percentile(times, .5):f1} ms, p95 {Percentile(times, .95):f1} ms");
    }

    private static async Task AskVectorsAsync(string scope, KnowledgeIndex index, DocumentFilter filter)
    {
        var random = new Random(3);
        var times = new List<double>();
        for (var i = 0; i < Questions; i++)
        {
            var vector = UnitVector(random);
            times.Add(await TimeAsync(() => index.FindByVectorAsync(vector, 100, filter, CancellationToken.None).AsTask()));
        }

        Say($"find by vector, {scope}: least {times.Min():f1} ms, p50 {Percentile(times, .5):f1} ms, p95 {Percentile(times, .95):f1} ms");
    }

    private static (DocumentEntry Entry, Document Document, List<ChunkToIndex> Chunks) Generate(Random random, int number)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"generated/{number:d6}.txt");
        var paragraphs = Enumerable.Range(0, ChunksPerDocument)
            .Select(_ => string.Join(' ', Enumerable.Range(0, WordsPerChunk).Select(_ => Word(random)))).ToList();
        var text = string.Join('\n', paragraphs);
        var document = new Document
        {
            Id = DocumentId.FromPath(path),
            Title = path,
            SourcePath = path,
            ContentHash = DocumentId.FromPath(path),
            Format = "text",
            Text = text,
            Blocks = [],
            Sections = [],
        };
        var entry = new DocumentEntry
        {
            Id = document.Id,
            SourcePath = path,
            Title = path,
            Status = DocumentStatus.Indexed,
            ContentHash = document.ContentHash,
            Size = number,
            Chunks = ChunksPerDocument,
        };
        var start = 0;
        var chunks = new List<ChunkToIndex>();
        foreach (var paragraph in paragraphs)
        {
            var range = new TextRange(start, paragraph.Length);
            start += paragraph.Length + 1;
            var chunk = new Chunk
            {
                DocumentId = document.Id,
                Ordinal = chunks.Count,
                Range = range,
                Sentences = [new SentenceSpan(range, BlockKind.Paragraph)],
                Line = chunks.Count + 1,
            };
            var embedding = new ChunkEmbedding($"{path}#{chunks.Count}", [VectorQuantizer.Quantize(UnitVector(random))]);
            chunks.Add(new ChunkToIndex(chunk, paragraph.Split(' '), [], embedding));
        }

        return (entry, document, chunks);
    }

    // Frequencies as in running text, by Zipf's law: the rank is log-uniform.
    private static string Word(Random random) => WordOfRank((int)Math.Exp(random.NextDouble() * Math.Log(Vocabulary)));

    // What is left of a question without its stop words: ranks 50 to 20,000, in at most about one chunk of eight.
    private static string ContentTerm(Random random) =>
        WordOfRank((int)Math.Exp(Math.Log(50) + (random.NextDouble() * (Math.Log(20_000) - Math.Log(50)))));

    private static string WordOfRank(int rank) => string.Create(CultureInfo.InvariantCulture, $"w{(char)('a' + (rank % 26))}{rank}");

    private static float[] UnitVector(Random random)
    {
        var vector = Enumerable.Range(0, Model.Dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    private static SqliteKnowledgeIndex Open(string folder) =>
        SqliteKnowledgeIndex.Open(new DataOptions { Folder = folder }, Model, TimeProvider.System);

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Percentile(List<double> times, double part) => times.Order().ElementAt((int)(part * (times.Count - 1)));

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
