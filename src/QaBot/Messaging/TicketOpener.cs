using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.Core.Handoff;

namespace QaBot.Messaging;

/// <summary>Opens tickets, one of a conversation at a time, with what was said and tried until then.</summary>
internal sealed partial class TicketOpener(
    TicketStore store, TicketDesks desks, RecentTalk talk, IOptions<HandoffOptions> options, TimeProvider time, ILogger<TicketOpener> logger)
{
    /// <summary>Whether tickets are opened here: they are wanted, and somebody would be told.</summary>
    public bool IsOpen => options.Value.Tickets && desks.Names.Count > 0;

    /// <summary>What to say when there is a ticket already: of this form, or of the conversation. Null when there is none.</summary>
    public async Task<CardReply?> FindEarlierAsync(Activity incoming, HandoffReference reference, CancellationToken cancellationToken)
    {
        var conversation = ActivityIdentity.ConversationOf(incoming);
        var earlier = await store.FindCurrentAsync(conversation, cancellationToken)
            ?? await store.FindAsync(reference.TicketId, cancellationToken);
        return earlier is not null && earlier.Conversation == conversation ? new CardReply(TicketTexts.Already(earlier)) : null;
    }

    /// <summary>Opens a ticket, unless there is one, and gives what to say.</summary>
    public async Task<CardReply> OpenAsync(Activity incoming, HandoffReference reference, TicketFields fields, CancellationToken cancellationToken)
    {
        if (await FindEarlierAsync(incoming, reference, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        if (await store.CountCurrentAsync(cancellationToken) >= options.Value.MaxOpenTickets)
        {
            LogFull(options.Value.MaxOpenTickets);
            return new CardReply(TicketTexts.TooMany, StatusCodes.Status503ServiceUnavailable);
        }

        var ticket = Draw(incoming, reference, fields);
        while (!await store.OpenAsync(ticket, desks.Names, cancellationToken))
        {
            // Somebody was quicker; or, once in about 10^12, chance gave the number to another conversation before.
            if (await FindEarlierAsync(incoming, reference, cancellationToken) is { } quicker)
            {
                return quicker;
            }

            ticket = ticket with { Id = TicketId.Create() };
        }

        LogOpened(ticket.Id, ticket.Reason);
        talk.StartCounting(incoming);
        return new CardReply(TicketTexts.Opened(ticket));
    }

    private Ticket Draw(Activity incoming, HandoffReference reference, TicketFields fields) => new()
    {
        Id = reference.TicketId,
        Conversation = ActivityIdentity.ConversationOf(incoming),
        Asker = ActivityIdentity.CallerOf(incoming),
        Question = fields.Question,
        Note = fields.Note,
        Contact = fields.Contact,
        Reason = reference.Reason,
        Transcript = [.. talk.Of(incoming).Select(LineOf)],

        // By a rule the documents were not asked: what was tried was for another question.
        Sources = reference.Reason == TicketReason.Rule ? [] : talk.LastTried(incoming).Last?.Sources ?? [],
        Locale = incoming.Locale,
        OpenedAt = time.GetUtcNow(),
    };

    private TicketLine LineOf(Activity said) => new(
        said.From?.Role == Roles.Bot ? TicketSpeaker.Bot : TicketSpeaker.Asker, said.From?.Name, said.Text ?? "", said.Timestamp ?? time.GetUtcNow())
    {
        Id = said.Id,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Ticket {Ticket} was opened ({Reason}).")]
    private partial void LogOpened(string ticket, TicketReason reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Most} tickets are open, and another was refused. Close some, or raise QaBot:Handoff:MaxOpenTickets.")]
    private partial void LogFull(int most);
}
