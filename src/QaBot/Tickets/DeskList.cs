namespace QaBot.Tickets;

/// <summary>The desks that are told of tickets. Thread-safe.</summary>
internal sealed class DeskList
{
    private readonly Dictionary<string, TicketDesk> _desks;

    public DeskList(IEnumerable<TicketDesk> desks)
    {
        _desks = desks.ToDictionary(desk => desk.Name, StringComparer.Ordinal);
        Names = [.. _desks.Keys];
    }

    /// <summary>Their names, in order of registration.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The desk of a name; null when none is configured.</summary>
    public TicketDesk? Find(string name) => _desks.GetValueOrDefault(name);
}
