namespace QaBot.Providers.Sqlite.Conversations;

/// <content>Conversations that can be spoken into, notices on their way to them, answers and what people think of them.</content>
internal static partial class ConversationSchema
{
    private const string Talkback =
        """
        CREATE TABLE known (
            channel TEXT NOT NULL,
            conversation TEXT NOT NULL,
            route TEXT NOT NULL,
            vouched INTEGER NOT NULL,
            parent TEXT,
            heard INTEGER NOT NULL,
            reference TEXT NOT NULL,
            PRIMARY KEY (channel, conversation)) STRICT, WITHOUT ROWID;
        CREATE INDEX known_by_age ON known (heard);

        CREATE TABLE notices (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            text TEXT NOT NULL,
            pace REAL NOT NULL,
            created INTEGER NOT NULL) STRICT;

        CREATE TABLE notice_targets (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            notice INTEGER NOT NULL REFERENCES notices (number) ON DELETE CASCADE,
            channel TEXT NOT NULL,
            conversation TEXT NOT NULL,
            outcome INTEGER NOT NULL) STRICT;
        CREATE INDEX notice_targets_by_outcome ON notice_targets (notice, outcome, number);

        CREATE TABLE answers (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            trace TEXT NOT NULL UNIQUE,
            channel TEXT NOT NULL,
            conversation TEXT NOT NULL,
            activity TEXT,
            status TEXT NOT NULL,
            asker TEXT NOT NULL,
            sent INTEGER NOT NULL,
            question TEXT,
            text TEXT) STRICT;
        CREATE INDEX answers_by_conversation ON answers (channel, conversation, number);
        CREATE INDEX answers_by_activity ON answers (channel, conversation, activity);
        CREATE INDEX answers_by_age ON answers (sent);

        CREATE TABLE ratings (
            answer INTEGER NOT NULL REFERENCES answers (number) ON DELETE CASCADE,
            person TEXT NOT NULL,
            reaction INTEGER NOT NULL,
            comment TEXT,
            rated INTEGER NOT NULL,
            PRIMARY KEY (answer, person)) STRICT, WITHOUT ROWID;
        CREATE INDEX ratings_by_age ON ratings (rated);
        """;
}
