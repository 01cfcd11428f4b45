using QaBot.Core.Handoff;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>The transcripts of tickets, in the table <c>ticket_lines</c>.</summary>
internal static class TicketLineRows
{
    /// <summary>Puts a line at the end, and takes away what is beyond the most. False, and nothing is changed, when there is one of its id.</summary>
    public static bool Add(SqliteSession session, string ticket, TicketLine line)
    {
        var isNew = session.Execute(
            """
            INSERT INTO ticket_lines (ticket, id, speaker, name, text, at) VALUES ($ticket, $id, $speaker, $name, $text, $at)
            ON CONFLICT (ticket, id) DO NOTHING
            """,
            ("$ticket", ticket),
            ("$id", line.Id),
            ("$speaker", line.Speaker.ToString()),
            ("$name", line.Name),
            ("$text", line.Text),
            ("$at", StoredTime.Write(line.At))) > 0;
        session.Execute(
            """
            DELETE FROM ticket_lines WHERE ticket = $ticket AND number <=
                (SELECT number FROM ticket_lines WHERE ticket = $ticket ORDER BY number DESC LIMIT 1 OFFSET $most)
            """,
            ("$ticket", ticket),
            ("$most", TicketStore.MaxTranscript));
        return isNew;
    }

    /// <summary>The lines of a ticket, oldest first.</summary>
    public static IReadOnlyList<TicketLine> Of(SqliteSession session, string ticket)
    {
        var lines = new List<TicketLine>();
        using var rows = session.Query(
            "SELECT speaker, name, text, at, id FROM ticket_lines WHERE ticket = $ticket ORDER BY number", ("$ticket", ticket));
        while (rows.Read())
        {
            lines.Add(new TicketLine(
                Enum.Parse<TicketSpeaker>(rows.GetString(0)), rows.Text(1), rows.GetString(2), StoredTime.Read(rows.GetInt64(3)))
            {
                Id = rows.Text(4),
            });
        }

        return lines;
    }
}
