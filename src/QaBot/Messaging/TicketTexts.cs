using System.Globalization;
using QaBot.Core.Handoff;

namespace QaBot.Messaging;

/// <summary>What the bot says of a ticket to the one who asks.</summary>
internal static class TicketTexts
{
    /// <summary>There is none.</summary>
    public const string None = "You have no open ticket here. Write \"ask a person\" if you want one.";

    /// <summary>None can be opened now.</summary>
    public const string TooMany = "Too many questions wait for a person already, so I cannot add yours now. Please try again later.";

    /// <summary>It is not theirs.</summary>
    public const string NotYours = "Only the person who opened the ticket can close it.";

    /// <summary>It was just opened.</summary>
    public static string Opened(Ticket ticket)
    {
        var where = ticket.Contact is null ? "here" : "here, or to the address that you gave";
        return $"Ticket {ticket.Id}: I have asked a person. The answer will come {where}. Until then I go on answering from my documents. "
            + "Write \"ticket status\" to hear how it stands, or \"close my ticket\" when you no longer need it.";
    }

    /// <summary>It was there before.</summary>
    public static string Already(Ticket ticket) => ticket.State switch
    {
        TicketState.Open => $"Ticket {ticket.Id} is open already: a person has been asked, and nobody has taken it yet.",
        TicketState.Taken => $"Ticket {ticket.Id} is open already, and {ticket.TakenBy ?? "a person"} has it.",
        _ => $"Ticket {ticket.Id} was opened by this form, and is closed. Write \"ask a person\" to open another.",
    };

    /// <summary>How it stands.</summary>
    public static string Standing(Ticket ticket) => string.Create(
        CultureInfo.InvariantCulture,
        $"Ticket {ticket.Id} has been open since {ticket.OpenedAt.UtcDateTime:d MMMM yyyy, HH:mm} UTC. Nobody has taken it yet. Until then I go on answering from my documents.");

    /// <summary>It waits, said once, after an answer.</summary>
    public static string Waits(Ticket ticket) =>
        $"Ticket {ticket.Id} still waits for a person. What you write meanwhile, I answer from my documents.";

    /// <summary>Another question went along.</summary>
    public static string Added(Ticket ticket) => $"I have added this to ticket {ticket.Id}, for the person who takes it.";

    /// <summary>It was closed by the one who asked.</summary>
    public static string Closed(Ticket ticket) => $"Ticket {ticket.Id} is closed. I answer from my documents, and you can ask for a person again at any time.";
}
