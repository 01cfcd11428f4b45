namespace QaBot.Core.Handoff;

/// <summary>The desks that are told of tickets. Without one nobody would know of a ticket, so none is opened.</summary>
/// <param name="Names">The names of the desks, each once; by them events find their way.</param>
public sealed record TicketDesks(IReadOnlyList<string> Names)
{
    /// <summary>No desk.</summary>
    public static TicketDesks None { get; } = new([]);
}
