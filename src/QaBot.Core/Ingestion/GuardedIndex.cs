using QaBot.Core.Indexing;

namespace QaBot.Core.Ingestion;

/// <summary>
/// The index as one run sees it: tells faults of the index from faults of a file (the former stop the run, with a message for
/// people) and remembers whether anything was written.
/// </summary>
internal sealed class GuardedIndex(KnowledgeIndex index)
{
    private volatile bool _hasWritten;

    /// <summary>Whether anything was written.</summary>
    public bool HasWritten => _hasWritten;

    /// <summary>Runs one call of the index.</summary>
    /// <param name="doing">What the call is for, after "stopped while ".</param>
    /// <param name="call">The call.</param>
    /// <exception cref="IngestionException">The index failed.</exception>
    public async ValueTask<T> AskAsync<T>(string doing, Func<KnowledgeIndex, ValueTask<T>> call)
    {
        try
        {
            return await call(index);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw Stopped(doing, fault);
        }
    }

    /// <inheritdoc cref="AskAsync{T}"/>
    public async ValueTask TellAsync(string doing, Func<KnowledgeIndex, ValueTask> call)
    {
        try
        {
            await call(index);
            _hasWritten = true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw Stopped(doing, fault);
        }
    }

    private static IngestionException Stopped(string doing, Exception fault) => new(
        $"Ingestion stopped while {doing}: {fault.Message} Every document saved before is kept whole. Mend the cause, such as a full disk or a locked file, and run it again: it goes on where it stopped.",
        fault);
}
