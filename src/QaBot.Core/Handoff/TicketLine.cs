namespace QaBot.Core.Handoff;

/// <summary>One line of a ticket's transcript.</summary>
/// <param name="Speaker">Who said it.</param>
/// <param name="Name">What the speaker is called; null when nobody said.</param>
/// <param name="Text">Plain text.</param>
/// <param name="At">When, UTC.</param>
public sealed record TicketLine(TicketSpeaker Speaker, string? Name, string Text, DateTimeOffset At)
{
    /// <summary>Identity within the ticket, chosen by where the line came from, so that it is taken once; null when it has none.</summary>
    public string? Id { get; init; }
}
