namespace QaBot.Core.Handoff;

/// <summary>What happened to a ticket that its desk is told.</summary>
public enum TicketEventKind
{
    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>The asker wrote something after that.</summary>
    AskerWrote,

    /// <summary>It was closed.</summary>
    Closed,
}
