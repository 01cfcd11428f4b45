using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Connector;
using QaBot.Core.Handoff;
using QaBot.Tickets.Folder;
using QaBot.Tickets.Mail;

namespace QaBot.Tickets.Replies;

/// <summary>
/// Brings replies to their askers: in order for each ticket, several tickets side by side. A reply is first kept as an answer where that
/// is wished, then said in the conversation, then settled. Where the conversation is gone it goes to the address that the asker gave, by
/// e-mail; where that cannot be, the ticket's file and the log say so. For one caller at a time.
/// </summary>
/// <remarks>
/// A process that dies after the message left and before the store knows says it again at its next start, once for each death. What
/// died before is done in full: nothing is lost. A channel that does not say whether it has the message gets it once more, not oftener.
/// </remarks>
internal sealed partial class ReplyDelivery(
    TicketStore store, AnswerKeeping keeping, ReplySender sender, TicketFolder folder, DeskList desks, IOptions<TicketsOptions> options,
    TimeProvider time, ILogger<ReplyDelivery> logger)
{
    private const int Batch = 100;

    private readonly ILogger _logger = logger;
    private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _uncertain = new(StringComparer.Ordinal);

    /// <summary>Done with, but the store could not be told: not to be said again.</summary>
    private readonly ConcurrentDictionary<string, bool> _settled = new(StringComparer.Ordinal);

    /// <summary>Brings all that is due, and all that becomes due by it.</summary>
    public Task DeliverDueAsync(CancellationToken stopping) =>
        DueRound.RunAsync(token => store.ListDueRepliesAsync(time.GetUtcNow(), Batch, token), BringAsync, stopping);

    /// <summary>Brings one reply. True when it is settled. Not to be cut off when the program stops: it may have left already.</summary>
    private async Task<bool> BringAsync(TicketReply reply)
    {
        if (_settled.ContainsKey(reply.Id) || await store.FindAsync(reply.TicketId, CancellationToken.None) is not { } ticket)
        {
            return await SettleAsync(reply);
        }

        if (await keeping.KeepAsync(ticket, reply, CancellationToken.None) is { } notKept)
        {
            await ReportAsync(reply, $"A reply could not be kept as an answer for everyone. {notKept}");
        }

        var outcome = await SayAsync(ticket, reply);
        switch (outcome.Verdict)
        {
            case DeskVerdict.Delivered:
                LogDelivered(reply.TicketId);
                await RefreshAsync(ticket);
                return await SettleAsync(reply);
            case DeskVerdict.Retry when time.GetUtcNow() - reply.At < TimeSpan.FromHours(options.Value.GiveUpHours):
                await DeferAsync(reply, outcome);
                return false;
            default:
                await ReportAsync(reply, $"A reply did not reach the asker. {outcome.Reason}");
                return await SettleAsync(reply);
        }
    }

    private async Task<DeskOutcome> SayAsync(Ticket ticket, TicketReply reply)
    {
        try
        {
            return await sender.SendAsync(ticket, reply, CancellationToken.None)
                ? DeskOutcome.Delivered
                : await MailAsync(ticket, reply, "The conversation is gone.");
        }
        catch (ConnectorException fault) when (fault.Kind == ConnectorFaultKind.Refused)
        {
            return await MailAsync(ticket, reply, fault.Message);
        }
        catch (ConnectorException fault) when (fault.Kind == ConnectorFaultKind.Uncertain)
        {
            return _uncertain.TryAdd(reply.Id, true)
                ? DeskOutcome.Retry(fault.Message, fault.RetryAfter)
                : DeskOutcome.Refused($"It may have arrived; the channel did not say so twice. {fault.Message}");
        }
        catch (ConnectorException fault)
        {
            return DeskOutcome.Retry(fault.Message, fault.RetryAfter);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // One reply that the channel stumbles over must not keep the others waiting.
            return DeskOutcome.Retry($"It could not be said ({fault.GetType().Name}).");
        }
    }

    private async Task<DeskOutcome> MailAsync(Ticket ticket, TicketReply reply, string why)
    {
        if (string.IsNullOrWhiteSpace(ticket.Contact) || desks.Find(MailDesk.DeskName) is not MailDesk mail)
        {
            return DeskOutcome.Refused(why);
        }

        var outcome = await mail.SendToAskerAsync(ticket, reply, CancellationToken.None);
        return outcome.Verdict == DeskVerdict.Delivered ? outcome : outcome with { Reason = $"{why} {outcome.Reason}" };
    }

    private async Task DeferAsync(TicketReply reply, DeskOutcome outcome)
    {
        var earlier = _attempts.AddOrUpdate(reply.Id, 1, (_, count) => count + 1) - 1;
        await store.DeferReplyAsync(reply.Id, time.GetUtcNow() + Backoff.After(earlier, outcome.After, reply.Id), CancellationToken.None);
        if (earlier == 0)
        {
            LogLate(reply.TicketId, outcome.Reason);
        }
    }

    private async Task<bool> SettleAsync(TicketReply reply)
    {
        _settled[reply.Id] = true;
        await store.SettleReplyAsync(reply.Id, CancellationToken.None);
        _settled.TryRemove(reply.Id, out _);
        _attempts.TryRemove(reply.Id, out _);
        _uncertain.TryRemove(reply.Id, out _);
        keeping.Forget(reply.Id);
        sender.Forget(reply.Id);
        return true;
    }

    private async Task ReportAsync(TicketReply reply, string note)
    {
        LogTrouble(reply.TicketId, note);
        await TryAsync(reply.TicketId, () => folder.NoteAsync(reply.TicketId, note, CancellationToken.None));
    }

    // The reply stands in the transcript now; whoever looks at the file is to see that it was answered.
    private Task RefreshAsync(Ticket ticket) => TryAsync(ticket.Id, () => folder.WriteAsync(ticket, CancellationToken.None));

    private async Task TryAsync(string ticketId, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogFileFault(fault, ticketId);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Ticket}: a reply is delivered.")]
    private partial void LogDelivered(string ticket);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Ticket}: a reply is not delivered yet and is tried again. {Reason}")]
    private partial void LogLate(string ticket, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Ticket}: {Note}")]
    private partial void LogTrouble(string ticket, string note);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Ticket}: its file could not be written.")]
    private partial void LogFileFault(Exception fault, string ticket);
}
