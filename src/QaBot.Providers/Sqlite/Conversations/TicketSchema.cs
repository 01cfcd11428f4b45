namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>The tables of tickets: the tickets with their transcripts, news on its way to desks, and replies on their way to askers.</summary>
internal static class TicketSchema
{
    // A ticket is current while it is not closed, and a conversation has one current ticket at most. News and replies leave in the order
    // of their numbers. A reply stays, settled, as long as its ticket, so that a repetition of it is known.
    public const string Sql =
        """
        CREATE TABLE tickets (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            channel TEXT NOT NULL,
            conversation TEXT NOT NULL,
            asker TEXT NOT NULL,
            asker_name TEXT,
            question TEXT NOT NULL,
            note TEXT,
            contact TEXT,
            reason TEXT NOT NULL,
            sources TEXT NOT NULL,
            locale TEXT,
            state TEXT NOT NULL,
            taken_by TEXT,
            opened INTEGER NOT NULL,
            closed INTEGER) STRICT;
        CREATE UNIQUE INDEX tickets_current ON tickets (channel, conversation) WHERE closed IS NULL;
        CREATE INDEX tickets_by_closing ON tickets (closed) WHERE closed IS NOT NULL;

        CREATE TABLE ticket_lines (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            ticket TEXT NOT NULL,
            id TEXT,
            speaker TEXT NOT NULL,
            name TEXT,
            text TEXT NOT NULL,
            at INTEGER NOT NULL,
            UNIQUE (ticket, id)) STRICT;

        CREATE TABLE ticket_events (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            ticket TEXT NOT NULL,
            desk TEXT NOT NULL,
            kind TEXT NOT NULL,
            text TEXT,
            at INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            due INTEGER NOT NULL) STRICT;
        CREATE INDEX ticket_events_by_ticket ON ticket_events (ticket, desk, number);

        CREATE TABLE ticket_replies (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            ticket TEXT NOT NULL,
            text TEXT NOT NULL,
            by TEXT,
            at INTEGER NOT NULL,
            takes INTEGER NOT NULL,
            closes INTEGER NOT NULL,
            keeps INTEGER NOT NULL,
            settled INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            due INTEGER NOT NULL) STRICT;
        CREATE INDEX ticket_replies_by_ticket ON ticket_replies (ticket);
        CREATE INDEX ticket_replies_waiting ON ticket_replies (ticket, number) WHERE settled = 0;
        """;
}
