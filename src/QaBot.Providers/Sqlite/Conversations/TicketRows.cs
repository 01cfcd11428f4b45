using System.Text.Json;
using Microsoft.Data.Sqlite;
using QaBot.Core.Conversation;
using QaBot.Core.Handoff;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Tickets, in the table <c>tickets</c>, each with its lines of <see cref="TicketLineRows"/>.</summary>
internal static class TicketRows
{
    private const string Columns =
        "id, channel, conversation, asker, asker_name, question, note, contact, reason, sources, locale, state, taken_by, opened, closed";

    /// <summary>Writes a ticket down, with its transcript. False when there is one of its id, or a current one of its conversation.</summary>
    public static bool Insert(SqliteSession session, Ticket ticket, string sources)
    {
        var isNew = session.Execute(
            $"""
            INSERT INTO tickets ({Columns})
            VALUES ($id, $channel, $conversation, $asker, $asker_name, $question, $note, $contact, $reason, $sources, $locale, $state, NULL, $opened, NULL)
            ON CONFLICT DO NOTHING
            """,
            ("$id", ticket.Id),
            ("$channel", ConversationColumns.Channel(ticket.Conversation.Channel)),
            ("$conversation", ticket.Conversation.Id),
            ("$asker", ticket.Asker.Id),
            ("$asker_name", ticket.Asker.Name),
            ("$question", ticket.Question),
            ("$note", ticket.Note),
            ("$contact", ticket.Contact),
            ("$reason", ticket.Reason.ToString()),
            ("$sources", sources),
            ("$locale", ticket.Locale),
            ("$state", nameof(TicketState.Open)),
            ("$opened", StoredTime.Write(ticket.OpenedAt))) > 0;
        if (isNew)
        {
            foreach (var line in ticket.Transcript)
            {
                TicketLineRows.Add(session, ticket.Id, line);
            }
        }

        return isNew;
    }

    /// <summary>The sources of a ticket as they stand in the file.</summary>
    public static string Write(IReadOnlyList<TicketSource> sources) => JsonSerializer.Serialize(sources);

    public static Ticket? Find(SqliteSession session, string id) =>
        ReadOne(session, session.Query($"SELECT {Columns} FROM tickets WHERE id = $id", ("$id", id)));

    public static Ticket? FindCurrent(SqliteSession session, ConversationKey conversation) => ReadOne(session, session.Query(
        $"SELECT {Columns} FROM tickets WHERE channel = $channel AND conversation = $conversation AND closed IS NULL",
        ("$channel", ConversationColumns.Channel(conversation.Channel)),
        ("$conversation", conversation.Id)));

    public static List<Ticket> ListCurrent(SqliteSession session, int limit) => ReadAll(session, session.Query(
        $"SELECT {Columns} FROM tickets WHERE closed IS NULL ORDER BY number LIMIT $limit", ("$limit", limit)));

    public static int CountCurrent(SqliteSession session) => (int)session.Number("SELECT count(*) FROM tickets WHERE closed IS NULL");

    public static bool Exists(SqliteSession session, string id) =>
        session.Number("SELECT count(*) FROM tickets WHERE id = $id", ("$id", id)) > 0;

    public static bool IsCurrent(SqliteSession session, string id) =>
        session.Number("SELECT count(*) FROM tickets WHERE id = $id AND closed IS NULL", ("$id", id)) > 0;

    /// <summary>Notes that somebody has the ticket; the name of an earlier person gives way to a new one only.</summary>
    public static void Take(SqliteSession session, string id, string? by) => session.Execute(
        "UPDATE tickets SET state = $state, taken_by = coalesce($by, taken_by) WHERE id = $id AND closed IS NULL",
        ("$state", nameof(TicketState.Taken)),
        ("$by", by),
        ("$id", id));

    /// <summary>Closes a ticket; false when it is closed or unknown.</summary>
    public static bool Close(SqliteSession session, string id, DateTimeOffset at) => session.Execute(
        "UPDATE tickets SET state = $state, closed = $at WHERE id = $id AND closed IS NULL",
        ("$state", nameof(TicketState.Closed)),
        ("$at", StoredTime.Write(at)),
        ("$id", id)) > 0;

    private static Ticket? ReadOne(SqliteSession session, SqliteDataReader rows) => ReadAll(session, rows).FirstOrDefault();

    private static List<Ticket> ReadAll(SqliteSession session, SqliteDataReader rows)
    {
        var tickets = new List<Ticket>();
        using (rows)
        {
            while (rows.Read())
            {
                tickets.Add(Read(rows));
            }
        }

        return tickets.ConvertAll(ticket => ticket with { Transcript = TicketLineRows.Of(session, ticket.Id) });
    }

    private static Ticket Read(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Conversation = new ConversationKey(row.GetString(1), row.GetString(2)),
        Asker = new Caller(row.GetString(3), row.Text(4)),
        Question = row.GetString(5),
        Note = row.Text(6),
        Contact = row.Text(7),
        Reason = Enum.Parse<TicketReason>(row.GetString(8)),
        Sources = JsonSerializer.Deserialize<IReadOnlyList<TicketSource>>(row.GetString(9))!,
        Locale = row.Text(10),
        State = Enum.Parse<TicketState>(row.GetString(11)),
        TakenBy = row.Text(12),
        OpenedAt = StoredTime.Read(row.GetInt64(13)),
        ClosedAt = row.IsDBNull(14) ? null : StoredTime.Read(row.GetInt64(14)),
    };
}
