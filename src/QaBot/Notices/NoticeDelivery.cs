using System.Net;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Notices;

/// <summary>
/// Sends a notice to one conversation after the other, at its pace. What becomes of each is written down before and after it is sent, so that
/// nothing is sent twice, whatever ends the process: the one that was on its way counts as uncertain and is not sent again.
/// </summary>
internal sealed partial class NoticeDelivery(
    NoticeStore store, ConversationBook book, ProactiveSender sender, ChannelRenderers renderers, ActivityOutbox outbox, TimeProvider time,
    ILogger<NoticeDelivery> logger)
{
    /// <summary>Sends until nobody waits, <paramref name="stop"/> is cancelled, or the channels do not know the bot.</summary>
    /// <param name="notice">The notice, written down before.</param>
    /// <param name="report">Told after each conversation.</param>
    /// <param name="stop">Stops between two conversations; the one that is being sent to is waited for.</param>
    public async Task<NoticeStatus> RunAsync(Notice notice, Func<NoticeStatus, ValueTask> report, CancellationToken stop)
    {
        var pause = TimeSpan.FromSeconds(1 / notice.PerSecond);
        while (!stop.IsCancellationRequested)
        {
            var start = time.GetTimestamp();
            if (await store.TakeAsync(notice.Id, CancellationToken.None) is not { } target)
            {
                return await StatusAsync(notice, NoticeState.Ended);
            }

            if (await TellAsync(notice, target) is { } fault)
            {
                LogFailed(notice.Id, fault);
                return (await StatusAsync(notice, NoticeState.Failed)) with { Message = fault };
            }

            await report(await StatusAsync(notice, NoticeState.Running));
            await WaitAsync(pause - time.GetElapsedTime(start), stop);
        }

        var status = await StatusAsync(notice, NoticeState.Stopped);
        return status.Tally.Waiting > 0 ? status : status with { State = NoticeState.Ended };
    }

    /// <summary>Sends to one conversation and notes the outcome. What comes back is why nobody else needs to be tried.</summary>
    private async Task<string?> TellAsync(Notice notice, NoticeTarget target)
    {
        var (outcome, fault) = await OutcomeAsync(notice, target);
        await store.SettleAsync(notice.Id, target, outcome, CancellationToken.None);
        if (outcome == NoticeOutcome.Gone)
        {
            await book.ForgetAsync(target.ChannelId, target.ConversationId, CancellationToken.None);
        }

        return outcome == NoticeOutcome.Waiting ? fault : null;
    }

    private async Task<(NoticeOutcome Outcome, string? Fault)> OutcomeAsync(Notice notice, NoticeTarget target)
    {
        try
        {
            return await book.FindAsync(target.ChannelId, target.ConversationId, CancellationToken.None) is { } known
                ? (await SendAsync(notice, known), null)
                : (NoticeOutcome.Gone, null);
        }
        catch (ConnectorException fault)
        {
            var outcome = OutcomeOf(fault);
            LogNotSent(notice.Id, target.ChannelId, outcome, fault.Message);
            return (outcome, fault.Message);
        }
        catch (ArgumentException fault)
        {
            LogNotSent(notice.Id, target.ChannelId, NoticeOutcome.Refused, fault.Message);
            return (NoticeOutcome.Refused, fault.Message);
        }
    }

    private async Task<NoticeOutcome> SendAsync(Notice notice, KnownConversation known)
    {
        var incoming = known.ToIncoming();
        ResourceResponse? sent = null;
        foreach (var message in renderers.For(incoming).RenderNotice(notice.Text, incoming))
        {
            // Not to be cancelled: cut off, nobody would know whether it has arrived.
            sent = await sender.SendAsync(known, message, CancellationToken.None);
            if (sent is null)
            {
                return NoticeOutcome.Gone;
            }
        }

        var isKept = string.IsNullOrEmpty(sent?.Id) && await outbox.IsWaitingAsync(incoming, CancellationToken.None);
        return isKept ? NoticeOutcome.Kept : NoticeOutcome.Sent;
    }

    private static NoticeOutcome OutcomeOf(ConnectorException fault) => fault switch
    {
        { Status: HttpStatusCode.Forbidden or HttpStatusCode.NotFound } => NoticeOutcome.Gone,

        // The bot is not known to the channel: that is so for everybody, and not over by itself.
        { Status: HttpStatusCode.Unauthorized } or { Kind: ConnectorFaultKind.Unavailable } => NoticeOutcome.Waiting,
        { Kind: ConnectorFaultKind.Uncertain } => NoticeOutcome.Uncertain,
        _ => NoticeOutcome.Refused,
    };

    private async Task<NoticeStatus> StatusAsync(Notice notice, NoticeState state) =>
        new() { State = state, Tally = await store.CountAsync(notice.Id, CancellationToken.None) };

    private async Task WaitAsync(TimeSpan pause, CancellationToken stop)
    {
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Id} was not taken by a conversation of {Channel} ({Outcome}). {Fault}")]
    private partial void LogNotSent(string id, string channel, NoticeOutcome outcome, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Notice {Id} is not sent on. {Fault}")]
    private partial void LogFailed(string id, string fault);
}
