using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Core.Conversation;
using QaBot.Core.Handoff;

namespace QaBot.Messaging;

/// <summary>Serves conversations that have a ticket: takes to the person what is written, says how it stands, closes it.</summary>
internal sealed class TicketResponder(
    TicketStore store, TicketDesks desks, ConversationMarks marks, BotVoice voice, RecentTalk talk, TicketOpener opener, TimeProvider time)
{
    private const int MaxText = 10_000;
    private const string NoText = "(The asker has sent something that is not text.)";

    /// <summary>The ticket of the conversation that is not closed; null when there is none.</summary>
    public ValueTask<Ticket?> FindAsync(Activity incoming, CancellationToken cancellationToken) =>
        store.FindCurrentAsync(ActivityIdentity.ConversationOf(incoming), cancellationToken);

    /// <summary>Takes a message to the person who has the ticket. False when the ticket was closed meanwhile; then the bot answers.</summary>
    public async Task<bool> PassOnAsync(TurnContext turn, Ticket ticket, string text, CancellationToken cancellationToken)
    {
        if (TicketWords.AskToClose(text))
        {
            await CloseAsync(turn, ticket, cancellationToken);
            return true;
        }

        var said = text.Length == 0 ? NoText : text;
        talk.Heard(turn.Activity, said);
        return await AddLineAsync(turn.Activity, ticket, said, cancellationToken);
    }

    /// <summary>Answers what somebody says of the ticket itself. False when the message is of something else.</summary>
    public async Task<bool> TryRespondAsync(TurnContext turn, Ticket? ticket, string text, CancellationToken cancellationToken)
    {
        var (asksHow, asksToClose) = (TicketWords.AskHowItStands(text), TicketWords.AskToClose(text));
        if (!asksHow && !asksToClose)
        {
            return false;
        }

        if (ticket is null)
        {
            return await SayThereIsNoneAsync(turn, text, cancellationToken);
        }

        await (asksToClose ? CloseAsync(turn, ticket, cancellationToken) : voice.SayAsync(turn, TicketTexts.Standing(ticket), cancellationToken));
        return true;
    }

    /// <summary>Puts another question to a ticket that nobody has taken yet.</summary>
    public async Task AddAsync(TurnContext turn, Ticket ticket, string text, CancellationToken cancellationToken)
    {
        await AddLineAsync(turn.Activity, ticket, text, cancellationToken);
        await voice.SayAsync(turn, TicketTexts.Added(ticket), cancellationToken);
    }

    /// <summary>Says once of a ticket, after an answer, that it waits.</summary>
    public async Task RemindAsync(TurnContext turn, Ticket ticket, CancellationToken cancellationToken)
    {
        if (await marks.TellThatItWaitsAsync(ticket.Conversation, ticket.Id, cancellationToken))
        {
            await voice.SayAsync(turn, TicketTexts.Waits(ticket), cancellationToken);
        }
    }

    /// <summary>Closes the ticket of a conversation that has ended.</summary>
    public async Task EndAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        if (await store.FindCurrentAsync(conversation, cancellationToken) is { } ticket)
        {
            await store.CloseAsync(ticket.Id, time.GetUtcNow(), desks.Names, cancellationToken);
        }
    }

    private async Task<bool> SayThereIsNoneAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        // A bare "status" may be of anything.
        if (!opener.IsOpen || !text.Contains("ticket", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        await voice.SayAsync(turn, TicketTexts.None, cancellationToken);
        return true;
    }

    private async Task CloseAsync(TurnContext turn, Ticket ticket, CancellationToken cancellationToken)
    {
        if (ticket.Asker.Id != ActivityIdentity.CallerOf(turn.Activity).Id)
        {
            await voice.SayAsync(turn, TicketTexts.NotYours, cancellationToken);
            return;
        }

        await store.CloseAsync(ticket.Id, time.GetUtcNow(), desks.Names, cancellationToken);
        await voice.SayAsync(turn, TicketTexts.Closed(ticket), cancellationToken);
    }

    private async Task<bool> AddLineAsync(Activity incoming, Ticket ticket, string text, CancellationToken cancellationToken)
    {
        var line = new TicketLine(TicketSpeaker.Asker, incoming.From?.Name, Cut(text), time.GetUtcNow())
        {
            Id = incoming.Id is { Length: > 0 } id ? id : null,
        };
        return await store.AddLineAsync(ticket.Id, line, desks.Names, cancellationToken);
    }

    private static string Cut(string text) => text.Length <= MaxText ? text : $"{text[..CutAt(text)]}...";

    private static int CutAt(string text) => char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText;
}
