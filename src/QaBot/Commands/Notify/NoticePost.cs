using QaBot.Notices;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;

namespace QaBot.Commands.Notify;

/// <summary>Hands a request to the server that holds the conversations, and follows it until it is over.</summary>
internal sealed class NoticePost(NoticeFolder folder, DataOptions data, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan TakeUpTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SilentTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(15);

    /// <summary>Sends it, and gives how it ended.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="report">Told how far it has come.</param>
    /// <param name="cancellationToken">Asks the server to stop, and waits a little for it.</param>
    public async Task<NoticeStatus> SendAsync(NoticeRequest request, Action<NoticeStatus> report, CancellationToken cancellationToken)
    {
        folder.Put(request);
        try
        {
            return await WaitToBeTakenAsync(request.Id, cancellationToken) ?? await FollowAsync(request.Id, report, cancellationToken);
        }
        finally
        {
            folder.Clear(request.Id);
        }
    }

    /// <summary>Null once the server is at work on it.</summary>
    private async Task<NoticeStatus?> WaitToBeTakenAsync(string id, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (folder.Read(id) is null)
        {
            var isOver = cancellationToken.IsCancellationRequested || time.GetElapsedTime(start) > TakeUpTime;
            if (isOver && folder.Withdraw(id))
            {
                return cancellationToken.IsCancellationRequested
                    ? new NoticeStatus { State = NoticeState.Stopped }
                    : Failed("The process that serves the data folder has not taken the notice up within 15 s; it may be starting, or sending another notice. Nothing was sent; try again later.");
            }

            await PauseAsync(CancellationToken.None);
        }

        return null;
    }

    private async Task<NoticeStatus> FollowAsync(string id, Action<NoticeStatus> report, CancellationToken cancellationToken)
    {
        NoticeStatus? last = null;
        var changed = time.GetTimestamp();
        var asked = 0L;
        while (true)
        {
            var status = folder.Read(id) ?? last;
            if (status is { IsFinal: true })
            {
                return status;
            }

            if (status != last && status is not null)
            {
                (last, changed) = (status, time.GetTimestamp());
                report(status);
            }

            if (cancellationToken.IsCancellationRequested && asked == 0)
            {
                asked = time.GetTimestamp();
                folder.Stop(id);
            }

            if (asked != 0 && time.GetElapsedTime(asked) > StopTime)
            {
                return (last ?? new NoticeStatus { State = NoticeState.Stopped }) with { State = NoticeState.Stopped };
            }

            if (time.GetElapsedTime(changed) > SilentTime && !ConversationInspection.IsServed(data))
            {
                return (last ?? Failed("")) with { State = NoticeState.Failed, Message = "The server has ended. Start it again, then 'qabot notify --resume' sends the notice to those who wait for it." };
            }

            await PauseAsync(CancellationToken.None);
        }
    }

    private static NoticeStatus Failed(string message) => new() { State = NoticeState.Failed, Message = message };

    private Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(BetweenLooks, time, cancellationToken);
}
