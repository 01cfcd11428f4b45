namespace QaBot.Core.Handoff;

/// <summary>What a person says on a ticket.</summary>
public sealed record TicketReply
{
    /// <summary>Identity, chosen by where it came from, so that the same reply is taken once.</summary>
    public required string Id { get; init; }

    /// <summary>The ticket.</summary>
    public required string TicketId { get; init; }

    /// <summary>Plain text for the asker; empty when the person only takes or closes the ticket.</summary>
    public required string Text { get; init; }

    /// <summary>Who replies; null when nobody said.</summary>
    public string? By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the person now has the conversation, so that the bot is silent.</summary>
    public bool Takes { get; init; }

    /// <summary>Whether the ticket is closed after this.</summary>
    public bool Closes { get; init; }

    /// <summary>Whether question and reply are kept as a curated answer.</summary>
    public bool Keeps { get; init; }
}
