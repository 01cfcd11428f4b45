using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using QaBot.Core.Handoff;
using QaBot.Tickets.Folder;

namespace QaBot.Tickets;

/// <summary>
/// Brings the news of tickets to their desks: in order for each ticket and desk, several side by side. What a desk cannot take now is
/// tried again until it is too old; what is given up is noted in the ticket's file and in the log. For one caller at a time.
/// </summary>
/// <remarks>
/// A process that dies after the desk's answer and before the store has forgotten the news brings it again at its next start. That is
/// the only case in which a desk hears something twice, and only once more for each death; the news' number tells it so.
/// </remarks>
internal sealed partial class TicketDelivery(
    TicketStore store, DeskList desks, TicketFolder folder, IOptions<TicketsOptions> options, TimeProvider time, ILogger<TicketDelivery> logger)
{
    private const int Batch = 100;

    private static readonly TimeSpan UnknownDeskDelay = TimeSpan.FromMinutes(10);

    private readonly ILogger _logger = logger;

    /// <summary>The desk has it, but the store could not be told: not to be brought again.</summary>
    private readonly ConcurrentDictionary<long, bool> _settled = new();

    /// <summary>Brings all that is due, and all that becomes due by it.</summary>
    public Task DeliverDueAsync(CancellationToken stopping) =>
        DueRound.RunAsync(token => store.ListDueEventsAsync(time.GetUtcNow(), Batch, token), BringAsync, stopping);

    /// <summary>Brings one piece of news. True when the store has forgotten it.</summary>
    private async Task<bool> BringAsync(TicketEvent news)
    {
        if (_settled.ContainsKey(news.Number))
        {
            return await ForgetAsync(news);
        }

        if (await store.FindAsync(news.TicketId, CancellationToken.None) is not { } ticket)
        {
            return await ForgetAsync(news);
        }

        var outcome = desks.Find(news.Desk) is { } desk
            ? await TellAsync(desk, ticket, news)
            : DeskOutcome.Retry("The desk is not configured any more.", UnknownDeskDelay);
        switch (outcome.Verdict)
        {
            case DeskVerdict.Delivered:
                LogDelivered(news.TicketId, news.Kind, news.Desk);
                return await ForgetAsync(news);
            case DeskVerdict.Refused:
                return await GiveUpAsync(news, outcome.Reason);
            case var _ when time.GetUtcNow() - news.At >= TimeSpan.FromHours(options.Value.GiveUpHours):
                return await GiveUpAsync(news, $"It was tried for {options.Value.GiveUpHours} hours. {outcome.Reason}");
            default:
                await DeferAsync(news, outcome);
                return false;
        }
    }

    private static async Task<DeskOutcome> TellAsync(TicketDesk desk, Ticket ticket, TicketEvent news)
    {
        try
        {
            // Not to be cut off when the program stops: the desk may have it already, and would hear it again. Desks keep time themselves.
            return await desk.DeliverAsync(ticket, news, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // One ticket that a desk stumbles over must not keep the others waiting.
            return DeskOutcome.Retry($"The desk failed ({fault.GetType().Name}).");
        }
    }

    private async Task DeferAsync(TicketEvent news, DeskOutcome outcome)
    {
        var delay = Backoff.After(news.Attempts, outcome.After, news.Number.ToString(CultureInfo.InvariantCulture));
        await store.DeferEventAsync(news.Number, time.GetUtcNow() + delay, CancellationToken.None);
        if (news.Attempts == 0)
        {
            LogLate(news.TicketId, news.Kind, news.Desk, outcome.Reason);
        }
    }

    private async Task<bool> GiveUpAsync(TicketEvent news, string reason)
    {
        LogGivenUp(news.TicketId, news.Kind, news.Desk, reason);
        await NoteAsync(news.TicketId, $"{TicketWords.Of(news.Kind)}: {news.Desk} was not told. {reason}");
        return await ForgetAsync(news);
    }

    private async Task<bool> ForgetAsync(TicketEvent news)
    {
        _settled[news.Number] = true;
        await store.RemoveEventAsync(news.Number, CancellationToken.None);
        _settled.TryRemove(news.Number, out _);
        return true;
    }

    private async Task NoteAsync(string ticketId, string note)
    {
        try
        {
            await folder.NoteAsync(ticketId, note, CancellationToken.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNoteLost(fault, ticketId);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Ticket}: '{Kind}' is delivered to {Desk}.")]
    private partial void LogDelivered(string ticket, TicketEventKind kind, string desk);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Ticket}: '{Kind}' is not delivered to {Desk} yet and is tried again. {Reason}")]
    private partial void LogLate(string ticket, TicketEventKind kind, string desk, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Ticket}: '{Kind}' is given up for {Desk}. {Reason}")]
    private partial void LogGivenUp(string ticket, TicketEventKind kind, string desk, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Ticket}: a note could not be written to its file.")]
    private partial void LogNoteLost(Exception fault, string ticket);
}
