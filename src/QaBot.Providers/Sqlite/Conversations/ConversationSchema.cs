using QaBot.BotFramework;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>The tables of the file that keeps conversations, and the steps that lead to them.</summary>
internal static partial class ConversationSchema
{
    /// <summary>The file keeps conversations of QaBot ("QABC" in ASCII).</summary>
    public static DatabaseProfile Profile { get; } = new()
    {
        ApplicationId = 0x51414243,
        Noun = "conversation store",
        WhenFull = "nothing new of the conversations is kept, and new messages are refused until there is room",
        WhenDamaged = "Stop the program, move the file and the ones beside it whose names start with it away, put a backup in their place if there is one, and start again. Without a backup, open chats and answers that were not delivered yet are lost; documents and their index are not affected.",
        Unavailable = (message, inner) => new ConversationsUnavailableException(message, inner),
    };

    /// <summary>The steps in order. A published step is never changed: what the tables need later is a new step.</summary>
    public static IReadOnlyList<SchemaStep> Steps { get; } = [new(1, First), new(2, Talkback), new(3, TicketSchema.Sql)];

    // Times are UTC, in ticks of 100 ns since the year 1, so that they come back as they went in. Channels are in lower case.
    // An entry of a Direct Line log has the number conversation << 32 | sequence (LogNumber), so that a conversation's log lies together.
    private const string First =
        """
        CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE turns (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            route TEXT NOT NULL,
            vouched INTEGER NOT NULL,
            started INTEGER NOT NULL,
            received INTEGER NOT NULL,
            caller TEXT,
            activity TEXT NOT NULL) STRICT;

        CREATE TABLE outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            channel TEXT NOT NULL,
            conversation TEXT NOT NULL,
            due INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            added INTEGER NOT NULL,
            service_url TEXT NOT NULL,
            vouched INTEGER NOT NULL,
            audience TEXT,
            caller TEXT,
            activity TEXT NOT NULL) STRICT;
        CREATE INDEX outbox_by_conversation ON outbox (channel, conversation, number);

        CREATE TABLE flags (
            channel TEXT NOT NULL,
            conversation TEXT NOT NULL,
            flag TEXT NOT NULL,
            raised INTEGER NOT NULL,
            PRIMARY KEY (channel, conversation, flag)) STRICT, WITHOUT ROWID;
        CREATE INDEX flags_by_age ON flags (raised);

        CREATE TABLE attachments (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            conversation TEXT NOT NULL,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            size INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            content BLOB NOT NULL) STRICT;
        CREATE INDEX attachments_by_conversation ON attachments (conversation, size);
        CREATE INDEX attachments_by_expiry ON attachments (expires, size);

        CREATE TABLE direct_line (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            sequence INTEGER NOT NULL,
            logged INTEGER NOT NULL,
            stamp INTEGER NOT NULL,
            used INTEGER NOT NULL,
            entries INTEGER NOT NULL,
            bytes INTEGER NOT NULL) STRICT;
        CREATE INDEX direct_line_by_use ON direct_line (used);

        CREATE TABLE direct_line_log (number INTEGER PRIMARY KEY, activity BLOB NOT NULL) STRICT;
        """;
}
