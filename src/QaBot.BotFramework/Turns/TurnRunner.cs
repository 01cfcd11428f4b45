using Microsoft.Extensions.Logging;

namespace QaBot.BotFramework.Turns;

/// <summary>Runs one turn within its time, whatever the bot does, and keeps the journal about it.</summary>
internal sealed partial class TurnRunner(Bot bot, TurnRecord record, TurnOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FaultLimit = TimeSpan.FromSeconds(10);

    /// <summary>Runs <paramref name="turn"/>. It does not throw.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="abandon">The process ends: the turn is cancelled, or does not begin, and stays in the journal.</param>
    public async Task RunAsync(TurnContext turn, CancellationToken abandon)
    {
        if (abandon.IsCancellationRequested)
        {
            return;
        }

        if (turn.WasInterrupted)
        {
            // Forgotten first: whatever ended the process while this turn ran must not get to end it at every start.
            await record.ForgetAsync(turn);
            await RunAsync(turn, bot.OnTurnInterruptedAsync, abandon);
            return;
        }

        await record.MarkStartedAsync(turn);
        await RunAsync(turn, bot.OnTurnAsync, abandon);
        if (!abandon.IsCancellationRequested)
        {
            await record.ForgetAsync(turn);
        }
    }

    private async Task RunAsync(TurnContext turn, Func<TurnContext, CancellationToken, Task> handle, CancellationToken abandon)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, abandon);
        try
        {
            // WaitAsync also lets go of a turn that ignores its token.
            await Task.Run(() => handle(turn, end.Token), CancellationToken.None).WaitAsync(end.Token);
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            turn.Close();
        }
        catch (OperationCanceledException) when (turn.IsClosed)
        {
            LogUnwanted(turn.TraceId);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            LogTimeout(turn.TraceId, options.TimeoutSeconds);
            await TellAsync(turn, new TimeoutException($"The turn took longer than {options.TimeoutSeconds} s."), abandon);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogFault(fault, turn.TraceId);
            await TellAsync(turn, fault, abandon);
        }
    }

    private async Task TellAsync(TurnContext turn, Exception fault, CancellationToken abandon)
    {
        turn.Close();
        turn.HasFailed = true;
        using var limit = new CancellationTokenSource(FaultLimit, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, abandon);
        try
        {
            await Task.Run(() => bot.OnTurnFaultAsync(turn.Reopen(), fault, end.Token), CancellationToken.None).WaitAsync(end.Token);
        }
        catch (Exception second) when (second is not OutOfMemoryException)
        {
            LogSilentFault(second, turn.TraceId);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Turn {TraceId} ended after the one who asked had stopped waiting.")]
    private partial void LogUnwanted(string traceId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TraceId} took longer than {Seconds} s and was given up. QaBot:Turns:TimeoutSeconds sets the limit.")]
    private partial void LogTimeout(string traceId, int seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TraceId} failed.")]
    private partial void LogFault(Exception fault, string traceId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TraceId} failed, and so did telling the person about it.")]
    private partial void LogSilentFault(Exception fault, string traceId);
}
