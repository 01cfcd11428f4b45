namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Forgets closed tickets with all that belongs to them: those that were closed long ago, and the longest closed beyond a most.</summary>
internal static class TicketRetention
{
    private const string IdsBefore = "SELECT id FROM tickets WHERE closed < $before";

    // What somebody still waits for is not forgotten to make room.
    private const string IdsBeyond =
        """
        SELECT id FROM tickets WHERE closed IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM ticket_events WHERE ticket = tickets.id)
            AND NOT EXISTS (SELECT 1 FROM ticket_replies WHERE ticket = tickets.id AND settled = 0)
        ORDER BY closed LIMIT $surplus
        """;

    /// <summary>Forgets what was closed before <paramref name="before"/>, and what is beyond <paramref name="most"/> tickets.</summary>
    public static void Apply(SqliteSession session, DateTimeOffset before, int most)
    {
        Forget(session, ListOf(session, IdsBefore, ("$before", StoredTime.Write(before))));
        var surplus = session.Number("SELECT count(*) FROM tickets") - most;
        if (surplus > 0)
        {
            Forget(session, ListOf(session, IdsBeyond, ("$surplus", surplus)));
        }
    }

    private static List<string> ListOf(SqliteSession session, string sql, (string Name, object? Value) parameter)
    {
        var ids = new List<string>();
        using var rows = session.Query(sql, parameter);
        while (rows.Read())
        {
            ids.Add(rows.GetString(0));
        }

        return ids;
    }

    private static void Forget(SqliteSession session, List<string> ids)
    {
        foreach (var id in ids)
        {
            session.Execute("DELETE FROM ticket_lines WHERE ticket = $id", ("$id", id));
            session.Execute("DELETE FROM ticket_events WHERE ticket = $id", ("$id", id));
            session.Execute("DELETE FROM ticket_replies WHERE ticket = $id", ("$id", id));
            session.Execute("DELETE FROM tickets WHERE id = $id", ("$id", id));
        }
    }
}
