using System.Globalization;
using QaBot.Channels;
using QaBot.Core.Handoff;

namespace QaBot.Tickets;

/// <summary>Says of a ticket in words what its values mean. Plain text, still to be escaped.</summary>
internal static class TicketWords
{
    private const int TitleLength = 80;

    /// <summary>What a person is called who gave no name.</summary>
    public const string Nobody = "A person";

    /// <summary>A moment, to the minute.</summary>
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Why the ticket was opened, a sentence.</summary>
    public static string Of(TicketReason reason) => reason switch
    {
        TicketReason.Asked => "Somebody asked for a person.",
        TicketReason.Unanswered => "The documents did not help, and the offer of a person was taken.",
        _ => "A rule says that a person answers such questions.",
    };

    /// <summary>Where the ticket stands.</summary>
    public static string StateOf(Ticket ticket) => ticket.State switch
    {
        TicketState.Open => "open",
        TicketState.Taken => $"taken by {ticket.TakenBy ?? "a person"}",
        _ => ticket.ClosedAt is { } at ? $"closed {Of(at)}" : "closed",
    };

    /// <summary>What happened.</summary>
    public static string Of(TicketEventKind kind) => kind switch
    {
        TicketEventKind.Opened => "New question",
        TicketEventKind.AskerWrote => "The asker wrote again",
        _ => "Closed",
    };

    /// <summary>Who asks, by name where there is one.</summary>
    public static string AskerOf(Ticket ticket) => string.IsNullOrWhiteSpace(ticket.Asker.Name) ? "somebody" : ticket.Asker.Name;

    /// <summary>Who said a line.</summary>
    public static string SpeakerOf(TicketLine line, Ticket ticket) => line.Speaker switch
    {
        TicketSpeaker.Asker => NameOr(line.Name, AskerOf(ticket)),
        TicketSpeaker.Bot => "The bot",
        _ => NameOr(line.Name, Nobody),
    };

    // Web Chat sends an empty name for people without one.
    private static string NameOr(string? name, string otherwise) => string.IsNullOrWhiteSpace(name) ? otherwise : name;

    /// <summary>The question on one short line.</summary>
    public static string TitleOf(Ticket ticket) => Excerpt.Of(ticket.Question, TitleLength);
}
