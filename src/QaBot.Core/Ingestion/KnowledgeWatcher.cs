using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace QaBot.Core.Ingestion;

/// <summary>
/// Keeps the index in line with a folder while a program runs: by the file system's events where there are any, and by looking
/// anew at intervals. The owner calls <see cref="RunAsync"/> once and cancels it to stop.
/// </summary>
public sealed partial class KnowledgeWatcher : IDisposable
{
    /// <summary>How long a folder must be quiet before it is looked at: saving a file makes several events.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    private readonly IngestionPipeline _pipeline;
    private readonly string _folder;
    private readonly IngestionOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _changed = new(0);

    /// <summary>A watcher of <paramref name="folder"/>.</summary>
    public KnowledgeWatcher(
        IngestionPipeline pipeline, string folder, IOptions<IngestionOptions> options, TimeProvider time, ILogger<KnowledgeWatcher> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _pipeline = pipeline;
        _folder = Path.GetFullPath(folder);
        _options = options.Value;
        _time = time;
        _logger = logger;
    }

    /// <summary>Raised after each run that changed something, on the watcher's own thread.</summary>
    public event EventHandler<IngestionReport>? Ingested;

    /// <summary>Watches until cancelled; then it ends without an exception. With watching switched off it ends at once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!_options.Watch)
        {
            return;
        }

        using var events = Subscribe();
        try
        {
            while (true)
            {
                await WaitForWorkAsync(cancellationToken);
                await IngestAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The owner stops the watcher by this.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _changed.Dispose();

    /// <summary>Says that something changed in the folder.</summary>
    internal void Notify() => _changed.Release();

    private FileSystemWatcher? Subscribe()
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(_folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => Notify();
            watcher.Created += (_, _) => Notify();
            watcher.Deleted += (_, _) => Notify();
            watcher.Renamed += (_, _) => Notify();
            watcher.Error += (_, _) => Notify();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or UnauthorizedAccessException)
        {
            watcher?.Dispose();
            if (_options.RescanSeconds == 0)
            {
                LogBlind(_folder, fault.GetType().Name);
            }
            else
            {
                LogNoEvents(_folder, _options.RescanSeconds, fault.GetType().Name);
            }

            return null;
        }
    }

    /// <summary>Returns when the folder changed and went quiet, or when it is time for another look.</summary>
    private async Task WaitForWorkAsync(CancellationToken cancellationToken)
    {
        var rescan = _options.RescanSeconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(_options.RescanSeconds);
        if (!await ChangesWithinAsync(rescan, cancellationToken))
        {
            return;
        }

        while (await ChangesWithinAsync(Quiet, cancellationToken))
        {
            // Each change starts the quiet time anew.
        }
    }

    private async Task<bool> ChangesWithinAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(wait, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _changed.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task IngestAsync(CancellationToken cancellationToken)
    {
        try
        {
            var report = await _pipeline.RunAsync(_folder, null, cancellationToken);
            if (report.Count(IngestionOutcome.Indexed) + report.Count(IngestionOutcome.Removed) > 0)
            {
                Ingested?.Invoke(this, report);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogRunFailed(_folder, fault.GetType().Name, fault is IngestionException ? fault.Message : "");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The file system reports no changes of {Folder} ({Fault}); it is looked at every {Seconds} s instead")]
    private partial void LogNoEvents(string folder, int seconds, string fault);

    [LoggerMessage(LogLevel.Warning, "The file system reports no changes of {Folder} ({Fault}), and QaBot:Ingestion:RescanSeconds is 0: changes are noticed at the next start only. Set it to 5 or more.")]
    private partial void LogBlind(string folder, string fault);

    [LoggerMessage(LogLevel.Error, "{Folder} could not be ingested: {Fault} {Reason}")]
    private partial void LogRunFailed(string folder, string fault, string reason);
}
