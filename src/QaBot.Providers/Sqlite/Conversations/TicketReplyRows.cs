using QaBot.Core.Handoff;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Replies of people, in the table <c>ticket_replies</c>. One without a text has nothing to be delivered and is settled from the start.</summary>
internal static class TicketReplyRows
{
    public static bool Exists(SqliteSession session, string id) =>
        session.Number("SELECT count(*) FROM ticket_replies WHERE id = $id", ("$id", id)) > 0;

    /// <summary>Writes a reply down, due at once.</summary>
    public static void Insert(SqliteSession session, TicketReply reply) => session.Execute(
        """
        INSERT INTO ticket_replies (id, ticket, text, by, at, takes, closes, keeps, settled, attempts, due)
        VALUES ($id, $ticket, $text, $by, $at, $takes, $closes, $keeps, $settled, 0, $at)
        """,
        ("$id", reply.Id),
        ("$ticket", reply.TicketId),
        ("$text", reply.Text),
        ("$by", reply.By),
        ("$at", StoredTime.Write(reply.At)),
        ("$takes", reply.Takes),
        ("$closes", reply.Closes),
        ("$keeps", reply.Keeps),
        ("$settled", reply.Text.Length == 0));

    /// <summary>The oldest of each ticket that was not delivered, where it is due.</summary>
    public static List<TicketReply> ListDue(SqliteSession session, DateTimeOffset now, int limit)
    {
        var due = new List<TicketReply>();
        using var rows = session.Query(
            """
            SELECT id, ticket, text, by, at, takes, closes, keeps FROM ticket_replies
            WHERE number IN (SELECT min(number) FROM ticket_replies WHERE settled = 0 GROUP BY ticket) AND due <= $now
            ORDER BY number LIMIT $limit
            """,
            ("$now", StoredTime.Write(now)),
            ("$limit", limit));
        while (rows.Read())
        {
            due.Add(new TicketReply
            {
                Id = rows.GetString(0),
                TicketId = rows.GetString(1),
                Text = rows.GetString(2),
                By = rows.Text(3),
                At = StoredTime.Read(rows.GetInt64(4)),
                Takes = rows.GetBoolean(5),
                Closes = rows.GetBoolean(6),
                Keeps = rows.GetBoolean(7),
            });
        }

        return due;
    }

    public static int Defer(SqliteSession session, string id, DateTimeOffset dueAt) => session.Execute(
        "UPDATE ticket_replies SET due = $due, attempts = attempts + 1 WHERE id = $id",
        ("$due", StoredTime.Write(dueAt)),
        ("$id", id));

    public static int Settle(SqliteSession session, string id) =>
        session.Execute("UPDATE ticket_replies SET settled = 1 WHERE id = $id", ("$id", id));
}
