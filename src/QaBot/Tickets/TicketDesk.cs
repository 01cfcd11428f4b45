using QaBot.Core.Handoff;

namespace QaBot.Tickets;

/// <summary>Somewhere that people learn of tickets. Thread-safe.</summary>
internal abstract class TicketDesk
{
    /// <summary>The desk's name; it is kept with the news, so it may not change between versions.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Tells the desk. The same news comes again when the program died before it could note the outcome; what comes again has the same
    /// <see cref="TicketEvent.Number"/>. Faults are outcomes; what is thrown counts as <see cref="DeskVerdict.Retry"/>.
    /// </summary>
    /// <param name="ticket">The ticket as it stands now, which may be further on than the news.</param>
    /// <param name="news">What happened.</param>
    /// <param name="cancellationToken">Ends it; a desk that may have been told already is not cut off.</param>
    public abstract Task<DeskOutcome> DeliverAsync(Ticket ticket, TicketEvent news, CancellationToken cancellationToken);
}
