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
    public async Task Run_SwitchedOff_EndsAtOnce()
    {
        using var pipeline = Pipeline();
        using var watcher = Watcher(pipeline, new IngestionOptions { Watch = false });

        await watcher.RunAsync(CancellationToken.None).WaitAsync(Patience);
    }

    private KnowledgeWatcher Watcher(IngestionPipeline pipeline, IngestionOptions options) =>
        new(pipeline, _folder.Root, Options.Create(options), TimeProvider.System, NullLogger<KnowledgeWatcher>.Instance);

    private IngestionPipeline Pipeline() => new(
        [new ParagraphReader()],
        new Chunker(new ChunkingOptions()),
        new PassageEmbedder(_generator, new WholeTextWindower(), new EmbeddingModel("hashing@1", _generator.Dimensions)),
        _index,
        Options.Create(new IngestionOptions()),
        TimeProvider.System,
        NullLogger<IngestionPipeline>.Instance);
}
