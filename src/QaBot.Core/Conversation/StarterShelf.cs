using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QaBot.Core.Indexing;

namespace QaBot.Core.Conversation;

/// <summary>
/// Keeps the offered questions for as long as the index stays the same. They are made in the background, one making at a time; whoever
/// asks waits for at most <see cref="EngineOptions.StarterWait"/> and else gets those of before.
/// </summary>
internal sealed partial class StarterShelf(
    KnowledgeIndex index,
    StarterGenerator generator,
    IOptions<EngineOptions> options,
    TimeProvider timeProvider,
    ILogger<StarterShelf> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private IReadOnlyList<Starter> _starters = [];
    private long? _version;
    private Task? _making;

    /// <summary>The questions, best first; those of before, or none, when making them takes too long.</summary>
    public async ValueTask<IReadOnlyList<Starter>> GetAsync(CancellationToken cancellationToken)
    {
        var making = MakeIfStale();
        if (making is not null)
        {
            try
            {
                await making.WaitAsync(options.Value.StarterWait, timeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                LogStillMaking();
            }
        }

        lock (_gate)
        {
            return _starters;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private Task? MakeIfStale()
    {
        lock (_gate)
        {
            if (_making is null && _version != index.Statistics.Version)
            {
                var stopping = _stopping.Token;
                _making = Task.Run(() => MakeAsync(stopping), CancellationToken.None);
            }

            return _making;
        }
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        // Read before the documents are: if they change while questions are made, the next caller has them made anew.
        var version = index.Statistics.Version;
        IReadOnlyList<Starter>? made = null;
        try
        {
            made = await generator.GenerateAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The program ends; nobody waits for questions any more.
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A welcome without questions is better than none; what is wrong with the index shows when a question is asked.
            LogFailed(fault);
        }

        lock (_gate)
        {
            _making = null;
            if (made is not null)
            {
                (_starters, _version) = (made, version);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Questions to offer are still being made; this time there are those of before.")]
    private partial void LogStillMaking();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Questions to offer could not be made.")]
    private partial void LogFailed(Exception fault);
}
