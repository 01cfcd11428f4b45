namespace QaBot.Core.Handoff;

/// <summary>What became of a reply that came in.</summary>
public enum TicketReplyOutcome
{
    /// <summary>It is written down and will reach the asker.</summary>
    Accepted,

    /// <summary>The same reply was accepted before.</summary>
    Repeated,

    /// <summary>The ticket is closed.</summary>
    TicketClosed,

    /// <summary>There is no such ticket.</summary>
    NoSuchTicket,
}
