namespace QaBot.Notices;

/// <summary>Takes up what the command asks of a running server, one request after the other.</summary>
internal sealed partial class NoticeWorker(NoticeFolder folder, NoticeDesk desk, TimeProvider time, ILogger<NoticeWorker> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, time);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var request in folder.Take())
            {
                await HandleAsync(request, stoppingToken);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogFolderFault(fault.Message);
        }
    }

    private async Task HandleAsync(NoticeRequest request, CancellationToken stoppingToken)
    {
        LogTaken(request.Id, request.Action);
        folder.Report(request.Id, new NoticeStatus { State = NoticeState.Running });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var reported = time.GetTimestamp();
        try
        {
            var status = await desk.HandleAsync(request, Report, stop.Token);
            folder.Report(request.Id, status);
            LogDone(request.Id, status.State, status.Tally.Sent, status.Tally.Total);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever it was: who waits at the terminal must be told, and the next request be served.
            LogFault(fault, request.Id);
            folder.Report(request.Id, new NoticeStatus { State = NoticeState.Failed, Message = fault.Message });
        }

        async ValueTask Report(NoticeStatus status)
        {
            if (folder.IsStopped(request.Id))
            {
                await stop.CancelAsync();
            }

            if (time.GetElapsedTime(reported) >= BetweenReports)
            {
                reported = time.GetTimestamp();
                folder.Report(request.Id, status);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Took up request {Id} of the notify command: {Action}.")]
    private partial void LogTaken(string id, NoticeAction action);

    [LoggerMessage(Level = LogLevel.Information, Message = "Request {Id} of the notify command: {State}; {Sent} of {Total} conversations have it.")]
    private partial void LogDone(string id, NoticeState state, int sent, int total);

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Id} of the notify command failed.")]
    private partial void LogFault(Exception fault, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "The folder in which the notify command leaves its requests cannot be used: {Fault}")]
    private partial void LogFolderFault(string fault);
}
