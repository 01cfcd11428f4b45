using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using QaBot.Core.Ingestion;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Ingestion;

/// <summary>A watcher at work, and what it said.</summary>
internal sealed class WatchedFolder : IAsyncDisposable
{
    private readonly IngestionPipeline _pipeline;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<IngestionReport> _reports = new();
    private readonly Task _watching;

    public WatchedFolder(IngestionPipeline pipeline, string folder, TimeSpan rescan, TimeProvider time)
    {
        _pipeline = pipeline;
        var options = Options.Create(new IngestionOptions { RescanSeconds = (int)rescan.TotalSeconds });
        Watcher = new KnowledgeWatcher(pipeline, folder, options, time, Logs.CreateLogger<KnowledgeWatcher>());
        Watcher.Ingested += (_, report) => _reports.Enqueue(report);
        _watching = Watcher.RunAsync(_stop.Token);
    }

    public KnowledgeWatcher Watcher { get; }

    public CapturedLogs Logs { get; } = new();

    public IReadOnlyCollection<IngestionReport> Reports => _reports;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        Watcher.Dispose();
        _pipeline.Dispose();
        _stop.Dispose();
        Logs.Dispose();
    }
}
