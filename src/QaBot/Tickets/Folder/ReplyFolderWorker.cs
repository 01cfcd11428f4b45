namespace QaBot.Tickets.Folder;

/// <summary>Looks for replies in the folder of tickets as long as the program runs.</summary>
internal sealed class ReplyFolderWorker(ReplyFolder folder, TimeProvider time, ILogger<ReplyFolderWorker> logger) : RepeatingWorker(time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromSeconds(3);

    protected override Task WorkAsync(CancellationToken stopping) => folder.LookAsync(stopping);
}
