using System.Collections.Concurrent;
using QaBot.Core.Handoff;
using QaBot.Tickets;

namespace QaBot.Tests.Tickets;

/// <summary>A desk that keeps what it is told, and answers as a test tells it to.</summary>
internal sealed class ScriptedDesk(string name) : TicketDesk
{
    private readonly ConcurrentQueue<TicketEvent> _told = new();

    public override string Name => name;

    /// <summary>What it was told, failed attempts too, in order.</summary>
    public IReadOnlyList<TicketEvent> Told => [.. _told];

    /// <summary>How it answers.</summary>
    public Func<TicketEvent, DeskOutcome> Answer { get; set; } = _ => DeskOutcome.Delivered;

    public override Task<DeskOutcome> DeliverAsync(Ticket ticket, TicketEvent news, CancellationToken cancellationToken)
    {
        _told.Enqueue(news);
        return Task.FromResult(Answer(news));
    }
}
