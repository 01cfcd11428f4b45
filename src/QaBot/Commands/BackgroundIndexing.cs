using Microsoft.Extensions.Options;
using QaBot.Configuration;
using QaBot.Core.Conversation;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Health;

namespace QaBot.Commands;

/// <summary>
/// What happens beside the server: the index is opened and the model loaded, the documents are indexed, then the folder is watched.
/// Questions are answered meanwhile, from what is there.
/// </summary>
internal sealed class BackgroundIndexing
{
    private readonly IServiceProvider _services;
    private readonly Terminal _terminal;
    private readonly IReadOnlyList<string> _addresses;
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BackgroundIndexing(IServiceProvider services, Terminal terminal, IReadOnlyList<string> addresses) =>
        (_services, _terminal, _addresses) = (services, terminal, addresses);

    private string Folder => _services.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Folder;

    /// <summary>Ends when the documents were indexed for the first time; fails when they could not be.</summary>
    public Task First => _first.Task;

    /// <summary>Runs until <paramref name="cancellationToken"/> is cancelled; throws only when questions cannot be answered at all.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(Open, cancellationToken).ConfigureAwait(false);
            await IndexAsync(cancellationToken).ConfigureAwait(false);
            _first.TrySetResult();
            await WatchAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _first.TrySetCanceled(cancellationToken);
            throw;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _services.GetRequiredService<Readiness>().Fail(exception.Message);
            _first.TrySetException(exception);
            throw;
        }
    }

    // The first who asks for these opens the index and loads the model.
    private void Open()
    {
        OpeningNotice.Write(_terminal, _services.GetRequiredService<IndexOpening>());
        _services.GetRequiredService<QaEngine>();
        _services.GetRequiredService<Readiness>().Set();
    }

    private async Task IndexAsync(CancellationToken cancellationToken)
    {
        var state = _services.GetRequiredService<IndexingState>();
        var progress = new ProgressLine(_terminal, _services.GetRequiredService<TimeProvider>(), state);
        state.Report(0, 0);
        try
        {
            var report = await _services.GetRequiredService<IngestionPipeline>()
                .RunAsync(Folder, progress, cancellationToken).ConfigureAwait(false);
            progress.Clear();
            await WarmUpAsync(cancellationToken).ConfigureAwait(false);
            Say(IngestionReportView.Lines(report).Concat(ServerNotices.OnIndexed(_addresses)));
        }
        catch (IngestionException exception)
        {
            // What was saved before still answers, so the server goes on.
            progress.Clear();
            await _terminal.ErrorWriter.WriteLineAsync(exception.Message).ConfigureAwait(false);
            Say(ServerNotices.OnIndexed(_addresses));
        }
        finally
        {
            state.Finish();
        }
    }

    /// <summary>Makes the questions that a welcome offers before the first person comes; on the way the first answer's code is compiled.</summary>
    private async Task WarmUpAsync(CancellationToken cancellationToken) =>
        await _services.GetRequiredService<QaEngine>().WelcomeAsync(Caller.Local, cancellationToken).ConfigureAwait(false);

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var watcher = ActivatorUtilities.CreateInstance<KnowledgeWatcher>(_services, Folder);
        watcher.Ingested += (_, report) => Say(IngestionReportView.Lines(report));
        await watcher.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Say(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _terminal.OutWriter.WriteLine(line);
        }
    }
}
