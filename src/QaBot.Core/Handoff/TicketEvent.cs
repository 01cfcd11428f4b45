namespace QaBot.Core.Handoff;

/// <summary>News of a ticket on its way to one desk. Events of one ticket and desk leave in order.</summary>
public sealed record TicketEvent
{
    /// <summary>Identity, growing with time; the desk is told it, to know a repetition.</summary>
    public required long Number { get; init; }

    /// <summary>The ticket.</summary>
    public required string TicketId { get; init; }

    /// <summary>The name of the desk that is told.</summary>
    public required string Desk { get; init; }

    /// <summary>What happened.</summary>
    public required TicketEventKind Kind { get; init; }

    /// <summary>What the asker wrote; null for other events.</summary>
    public string? Text { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }
}
