using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Ingestion;

public sealed class KnowledgeWatcherTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Rescan = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(0.5);

    private readonly KnowledgeFolder _folder = new();
    private readonly InMemoryKnowledgeIndex _index = new();
    private readonly HashingEmbeddingGenerator _generator = new();

    public void Dispose()
    {
        _folder.Dispose();
        _index.Dispose();
        _generator.Dispose();
    }

    [Fact]
    public async Task Run_FileWritten_IsIngestedAfterAQuietMoment()
    {
        using var pipeline = Pipeline();
        using var watcher = Watcher(pipeline, new IngestionOptions { RescanSeconds = 0 });
        using var stop = new CancellationTokenSource();
        var ingested = new TaskCompletionSource<IngestionReport>();
        watcher.Ingested += (_, report) => ingested.TrySetResult(report);
        var watching = watcher.RunAsync(stop.Token);

        _folder.Write("a.txt", "Cats sleep.");
        var report = await ingested.Task.WaitAsync(Patience);
        await stop.CancelAsync();
        await watching;

        report.Results.ShouldHaveSingleItem().SourcePath.ShouldBe("a.txt");
    }

    [Fact]
    public async Task Run_MissingFolder_GoesOnUntilStopped()
    {
        using var pipeline = Pipeline();
        using var watcher = new KnowledgeWatcher(
            pipeline, _folder.PathOf("none"), Options.Create(new IngestionOptions { RescanSeconds = 0 }), TimeProvider.System, NullLogger<KnowledgeWatcher>.Instance);
        using var stop = new CancellationTokenSource();
        var watching = watcher.RunAsync(stop.Token);
        watcher.Notify();

        watching.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await watching.WaitAsync(Patience);
    }

    [Fact]
    public async Task Run_SeveralChanges_AreIngestedOnceAfterHalfASecondOfQuiet()
    {
        var time = new WatchedTime();
        _folder.Write("a.txt", "Cats sleep.");
        await using var watching = Watch(time);

        (await time.NextWaitAsync()).ShouldBe(Rescan);
        watching.Watcher.Notify();
        (await time.NextWaitAsync()).ShouldBe(Quiet);
        time.Advance(Quiet * 0.8);
        watching.Watcher.Notify();
        (await time.NextWaitAsync()).ShouldBe(Quiet);
        time.Advance(Quiet * 0.8);
        watching.Reports.ShouldBeEmpty();
        time.Advance(Quiet * 0.2);

        (await time.NextWaitAsync()).ShouldBe(Rescan);
        watching.Reports.ShouldHaveSingleItem().Documents.ShouldBe(1);
    }

    [Fact]
    public async Task Run_NoEvents_LooksAnewAtIntervals()
    {
        var time = new WatchedTime();
        _folder.Write("a.txt", "Cats sleep.");
        await using var watching = Watch(time);

        await time.NextWaitAsync();
        time.Advance(Rescan);

        (await time.NextWaitAsync()).ShouldBe(Rescan);
        watching.Reports.ShouldHaveSingleItem().Documents.ShouldBe(1);
    }

    [Fact]
    public async Task Run_FolderThatComesLater_IsIngestedWhenItIsThere()
    {
        var time = new WatchedTime();
        await using var watching = Watch(time, "later");

        await time.NextWaitAsync();
        time.Advance(Rescan);
        await time.NextWaitAsync();
        watching.Reports.ShouldBeEmpty();
        watching.Logs.Lines.ShouldContain(line => line.Contains("does not exist. Nothing was changed."));
        _folder.Write("later/a.txt", "Cats sleep.");
        time.Advance(Rescan);

        await time.NextWaitAsync();
        watching.Reports.ShouldHaveSingleItem().Documents.ShouldBe(1);
    }

    [Fact]
    public async Task Run_Fails_IsLoggedWithoutContentAndGoesOn()
    {
        var time = new WatchedTime();
        _folder.Write("a.txt", "Cats sleep.");
        var calls = 0;
        using var generator = new InterceptedGenerator(
            _generator, (texts, _) => ++calls == 1 ? throw new InvalidOperationException(string.Concat(texts)) : Task.CompletedTask);
        await using var watching = Watch(time, generator: generator);

        await time.NextWaitAsync();
        time.Advance(Rescan);
        await time.NextWaitAsync();
        watching.Reports.ShouldBeEmpty();
        time.Advance(Rescan);
        await time.NextWaitAsync();

        watching.Reports.ShouldHaveSingleItem().Documents.ShouldBe(1);
        watching.Logs.Lines.ShouldContain(line => line.Contains("could not be ingested"));
        watching.Logs.Lines.ShouldAllBe(line => !line.Contains("Cats"));
    }

    [Fact]
    public async Task Run_SwitchedOff_EndsAtOnce()
    {
        using var pipeline = Pipeline();
        using var watcher = Watcher(pipeline, new IngestionOptions { Watch = false });

        await watcher.RunAsync(CancellationToken.None).WaitAsync(Patience);
    }

    private KnowledgeWatcher Watcher(IngestionPipeline pipeline, IngestionOptions options) =>
        new(pipeline, _folder.Root, Options.Create(options), TimeProvider.System, NullLogger<KnowledgeWatcher>.Instance);

    private WatchedFolder Watch(WatchedTime time, string folder = "", IEmbeddingGenerator<string, Embedding<float>>? generator = null) =>
        new(Pipeline(generator), _folder.PathOf(folder), Rescan, time);

    private IngestionPipeline Pipeline(IEmbeddingGenerator<string, Embedding<float>>? generator = null) => new(
        [new ParagraphReader()],
        new Chunker(new ChunkingOptions()),
        new PassageEmbedder(generator ?? _generator, new WholeTextWindower(), new EmbeddingModel("hashing@1", _generator.Dimensions)),
        _index,
        Options.Create(new IngestionOptions()),
        TimeProvider.System,
        NullLogger<IngestionPipeline>.Instance);
}
