using QaBot.Core.Handoff;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>News of tickets on its way to desks, in the table <c>ticket_events</c>.</summary>
internal static class TicketEventRows
{
    /// <summary>Adds an event for each of <paramref name="desks"/>, due at once.</summary>
    public static void Add(
        SqliteSession session, string ticket, IReadOnlyList<string> desks, TicketEventKind kind, string? text, DateTimeOffset at)
    {
        foreach (var desk in desks)
        {
            session.Execute(
                """
                INSERT INTO ticket_events (ticket, desk, kind, text, at, attempts, due) VALUES ($ticket, $desk, $kind, $text, $at, 0, $at)
                """,
                ("$ticket", ticket),
                ("$desk", desk),
                ("$kind", kind.ToString()),
                ("$text", text),
                ("$at", StoredTime.Write(at)));
        }
    }

    /// <summary>The oldest of each ticket and desk, where it is due.</summary>
    public static List<TicketEvent> ListDue(SqliteSession session, DateTimeOffset now, int limit)
    {
        var due = new List<TicketEvent>();
        using var rows = session.Query(
            """
            SELECT number, ticket, desk, kind, text, at, attempts FROM ticket_events
            WHERE number IN (SELECT min(number) FROM ticket_events GROUP BY ticket, desk) AND due <= $now
            ORDER BY number LIMIT $limit
            """,
            ("$now", StoredTime.Write(now)),
            ("$limit", limit));
        while (rows.Read())
        {
            due.Add(new TicketEvent
            {
                Number = rows.GetInt64(0),
                TicketId = rows.GetString(1),
                Desk = rows.GetString(2),
                Kind = Enum.Parse<TicketEventKind>(rows.GetString(3)),
                Text = rows.Text(4),
                At = StoredTime.Read(rows.GetInt64(5)),
                Attempts = rows.GetInt32(6),
            });
        }

        return due;
    }

    public static int Defer(SqliteSession session, long number, DateTimeOffset dueAt) => session.Execute(
        "UPDATE ticket_events SET due = $due, attempts = attempts + 1 WHERE number = $number",
        ("$due", StoredTime.Write(dueAt)),
        ("$number", number));

    public static int Remove(SqliteSession session, long number) =>
        session.Execute("DELETE FROM ticket_events WHERE number = $number", ("$number", number));
}
