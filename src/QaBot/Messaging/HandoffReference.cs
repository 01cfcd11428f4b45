using QaBot.Core.Handoff;

namespace QaBot.Messaging;

/// <summary>
/// What a form is about: the ticket that it opens, chosen when the form is drawn so that a second submission of it finds the first one's
/// ticket, and why it was shown.
/// </summary>
/// <param name="TicketId">The ticket's identity.</param>
/// <param name="Reason">Why the form was shown.</param>
internal sealed record HandoffReference(string TicketId, TicketReason Reason)
{
    private const char Separator = ' ';

    /// <summary>As it stands in a card's state.</summary>
    public string Write() => $"{TicketId}{Separator}{Reason}";

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else.</summary>
    public static HandoffReference? Read(string text)
    {
        var parts = text.Split(Separator);
        return parts is [var id, var reason] && Core.Handoff.TicketId.IsValid(id) && Enum.TryParse<TicketReason>(reason, out var known) && Enum.IsDefined(known)
            ? new HandoffReference(id, known)
            : null;
    }
}
