namespace QaBot.Core.Handoff;

/// <summary>Where a ticket stands.</summary>
public enum TicketState
{
    /// <summary>Asked for; nobody has taken it. The bot goes on answering.</summary>
    Open,

    /// <summary>A person has the conversation. The bot is silent, and what is written goes to that person.</summary>
    Taken,

    /// <summary>Over. The bot answers again.</summary>
    Closed,
}
