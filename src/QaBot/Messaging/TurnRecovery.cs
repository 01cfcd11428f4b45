using QaBot.BotFramework.Turns;

namespace QaBot.Messaging;

/// <summary>
/// Takes up what an earlier process left in the journal. Turns that had not started run now; of those that had, the person is told.
/// A journal that cannot be read keeps nobody from asking: the program starts all the same.
/// </summary>
internal sealed partial class TurnRecovery(
    TurnJournal journal, TurnQueue queue, AnsweredMessages answered, IEnumerable<TurnRoute> routes, ILogger<TurnRecovery> logger) : IHostedService
{
    private readonly Dictionary<string, TurnRoute> _routes = routes.ToDictionary(route => route.Name, StringComparer.Ordinal);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var pending = await journal.ListAsync(cancellationToken);
            foreach (var turn in pending)
            {
                // All of them before the first one runs: a message may have its edit behind it.
                answered.Note(turn.Activity);
            }

            foreach (var turn in pending)
            {
                await TakeUpAsync(turn, cancellationToken);
            }

            if (pending.Count > 0)
            {
                LogTakenUp(pending.Count, pending.Count(turn => turn.HasStarted));
            }
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            LogUnreadable(fault);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task TakeUpAsync(PendingTurn pending, CancellationToken cancellationToken)
    {
        try
        {
            if (await SenderOfAsync(pending, cancellationToken) is { } sender)
            {
                await queue.EnqueueAsync(TurnContext.Recover(pending, sender), cancellationToken);
                return;
            }

            LogUnreachable(pending.Id, pending.Route);
            await journal.RemoveAsync(pending.Id, cancellationToken);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            LogFault(fault, pending.Id);
        }
    }

    private async ValueTask<ActivitySender?> SenderOfAsync(PendingTurn pending, CancellationToken cancellationToken) =>
        _routes.TryGetValue(pending.Route, out var route) ? await route.CreateSenderAsync(pending, cancellationToken) : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Took up {Turns} turns that an earlier run had not ended; it was at work on {Started} of them.")]
    private partial void LogTakenUp(int turns, int started);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Turn {TraceId} of an earlier run is dropped: nobody can be reached by its route '{Route}' any more.")]
    private partial void LogUnreachable(string traceId, string route);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TraceId} of an earlier run could not be taken up; the next start tries again.")]
    private partial void LogFault(Exception fault, string traceId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal of turns could not be read: messages that an earlier run had taken in stay unanswered.")]
    private partial void LogUnreadable(Exception fault);
}
