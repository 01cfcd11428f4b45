using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;

namespace QaBot.Core.Ingestion;

/// <summary>
/// Brings the index in line with a folder: reads what is new or changed, removes what is gone, leaves the rest alone. A bad file is
/// a result, never an exception. One run at a time; a second call waits for the first.
/// </summary>
public sealed partial class IngestionPipeline : IDisposable
{
    private readonly FolderScanner _scanner;
    private readonly FileParser _parser;
    private readonly PassageEmbedder _embedder;
    private readonly KnowledgeIndex _index;
    private readonly IngestionOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<string, Stream> _open;
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>A pipeline from <paramref name="readers"/> to <paramref name="index"/>.</summary>
    public IngestionPipeline(
        IEnumerable<DocumentReader> readers,
        Chunker chunker,
        PassageEmbedder embedder,
        KnowledgeIndex index,
        IOptions<IngestionOptions> options,
        TimeProvider time,
        ILogger<IngestionPipeline> logger)
        : this(readers, chunker, embedder, index, options, time, logger, OpenFile)
    {
    }

    internal IngestionPipeline(
        IEnumerable<DocumentReader> readers,
        Chunker chunker,
        PassageEmbedder embedder,
        KnowledgeIndex index,
        IOptions<IngestionOptions> options,
        TimeProvider time,
        ILogger<IngestionPipeline> logger,
        Func<string, Stream> open)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(embedder);
        var all = readers.ToList();
        _scanner = new FolderScanner(all);
        _parser = new FileParser(all, chunker, embedder.Model);
        _embedder = embedder;
        _index = index;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _open = open;
    }

    /// <summary>Brings the index in line with <paramref name="folder"/>.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="progress">Told of each file; called from several threads.</param>
    /// <param name="cancellationToken">Stops the run. What was saved before stays saved, each document whole.</param>
    /// <exception cref="IngestionException">The folder is missing (nothing is then changed), or the index failed.</exception>
    public async Task<IngestionReport> RunAsync(
        string folder, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await RunAloneAsync(folder, progress, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<IngestionReport> RunAloneAsync(
        string folder, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var scan = _scanner.Scan(folder, cancellationToken);
        var index = new GuardedIndex(_index);
        var before = await index.AskAsync("the index was listed", store => store.ListAsync(cancellationToken));
        var embeddings = new RunEmbeddings(index, _embedder);
        var ingestor = new FileIngestor(_parser, index, embeddings, (long)_options.MaxFileMegabytes << 20, _open, _time);
        var run = new IngestionRun(scan, before, index, ingestor, progress);
        await run.ExecuteAsync(Parallelism, cancellationToken);

        var results = run.Results;
        if (index.HasWritten)
        {
            await index.AskAsync("unused vectors were deleted", store => store.PruneEmbeddingsAsync(cancellationToken));
        }

        var report = new IngestionReport
        {
            Folder = Path.GetFullPath(folder),
            Results = results,
            EmbeddedChunks = embeddings.Embedded,
            ReusedChunks = results.Where(result => result.Outcome == IngestionOutcome.Indexed).Sum(result => result.Chunks) - embeddings.Embedded,
            FormerModels = FormerModels(before),
            Duration = _time.GetElapsedTime(started),
        };
        if (index.HasWritten)
        {
            Log(report);
        }

        return report;
    }

    private List<string> FormerModels(IReadOnlyList<DocumentEntry> before) =>
    [
        .. before.Where(entry => entry.Status == DocumentStatus.Indexed)
            .Select(entry => FileParser.ModelOf(entry.Pipeline))
            .OfType<string>()
            .Where(model => model != _embedder.Model.Id)
            .Distinct(),
    ];

    private int Parallelism => _options.Parallelism == 0 ? Environment.ProcessorCount : _options.Parallelism;

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);

    /// <summary>Only for a run that changed something: the look at an unchanged folder every minute is no news.</summary>
    private void Log(IngestionReport report)
    {
        foreach (var failed in report.Results.Where(result => result.Outcome == IngestionOutcome.Failed))
        {
            LogFailed(failed.SourcePath, failed.Message ?? "");
        }

        LogFinished(
            report.Folder,
            report.Documents,
            report.Count(IngestionOutcome.Indexed),
            report.Count(IngestionOutcome.Removed),
            report.Count(IngestionOutcome.Skipped),
            report.Count(IngestionOutcome.Failed),
            report.Duration.TotalSeconds);
    }

    [LoggerMessage(LogLevel.Warning, "{SourcePath} could not be indexed: {Reason}")]
    private partial void LogFailed(string sourcePath, string reason);

    [LoggerMessage(LogLevel.Information, "Ingested {Folder}: {Documents} documents, {Indexed} of them new or changed, {Removed} removed, {Skipped} skipped, {Failed} failed, in {Seconds:0.0} s")]
    private partial void LogFinished(string folder, int documents, int indexed, int removed, int skipped, int failed, double seconds);
}
