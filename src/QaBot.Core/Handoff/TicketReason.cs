namespace QaBot.Core.Handoff;

/// <summary>Why a ticket was opened.</summary>
public enum TicketReason
{
    /// <summary>Somebody asked for a person.</summary>
    Asked,

    /// <summary>The documents did not help several times in a row, and the offer of a person was taken.</summary>
    Unanswered,

    /// <summary>A rule of the configuration says that a person answers such questions.</summary>
    Rule,
}
