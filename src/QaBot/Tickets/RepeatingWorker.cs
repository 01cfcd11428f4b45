namespace QaBot.Tickets;

/// <summary>
/// Does the same again and again as long as the program runs, whatever goes wrong. What is on its way when the program stops is waited
/// for, within the host's time for it.
/// </summary>
internal abstract partial class RepeatingWorker(TimeProvider time, ILogger logger) : BackgroundService
{
    private readonly ILogger _logger = logger;

    /// <summary>How long it rests between two times.</summary>
    protected abstract TimeSpan Interval { get; }

    /// <summary>Does it once.</summary>
    protected abstract Task WorkAsync(CancellationToken stopping);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not on the thread that starts the host.
        await Task.Yield();
        var isFaulty = false;
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            isFaulty = await TryWorkAsync(isFaulty, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>True when it failed. A fault that lasts is said once, not every second.</summary>
    private async Task<bool> TryWorkAsync(bool wasFaulty, CancellationToken stopping)
    {
        try
        {
            await WorkAsync(stopping);
            if (wasFaulty)
            {
                LogMended();
            }

            return false;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            if (!wasFaulty)
            {
                LogFault(fault);
            }

            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "It failed and is tried again until it works.")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "It works again.")]
    private partial void LogMended();
}
