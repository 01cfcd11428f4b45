namespace QaBot.Core.Handoff;

/// <summary>Who said a line of a ticket's transcript.</summary>
public enum TicketSpeaker
{
    /// <summary>Who asks.</summary>
    Asker,

    /// <summary>The bot.</summary>
    Bot,

    /// <summary>The person who helps.</summary>
    Helper,
}
