using Microsoft.Data.Sqlite;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>What can be said of the file that keeps conversations without changing it, for people who look for a fault.</summary>
public sealed record ConversationInspection
{
    /// <summary>Full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Whether there is one.</summary>
    public required bool Exists { get; init; }

    /// <summary>Why it cannot be used, and the mend; null when it can.</summary>
    public string? Fault { get; init; }

    /// <summary>Version of its schema.</summary>
    public int SchemaVersion { get; init; }

    /// <summary>Conversations of Direct Line.</summary>
    public long Conversations { get; init; }

    /// <summary>Turns that were taken in and are not over.</summary>
    public long PendingTurns { get; init; }

    /// <summary>Activities that a channel has not taken yet.</summary>
    public long Undelivered { get; init; }

    /// <summary>Looks at the file of <paramref name="options"/>, reading only. Never throws for what is wrong with the file: that is the answer.</summary>
    public static ConversationInspection Run(DataOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = ConversationFile.PathIn(options);
        var blank = new ConversationInspection { Path = path, Exists = File.Exists(path) };
        if (!blank.Exists)
        {
            return blank;
        }

        try
        {
            using var session = SqliteSession.OpenReadOnly(path);
            return Inspect(session, blank);
        }
        catch (SqliteException exception)
        {
            var fault = SqliteFaults.IsForPeople(exception)
                ? SqliteFaults.Translate(exception, ConversationSchema.Profile, path, options.BusyTimeoutSeconds).Message
                : exception.Message;
            return blank with { Fault = fault };
        }
    }

    private static ConversationInspection Inspect(SqliteSession session, ConversationInspection blank)
    {
        var version = SchemaMigration.VersionOf(session);
        var found = blank with { SchemaVersion = version };
        var newest = ConversationSchema.Steps[^1].Version;
        if (session.Number("PRAGMA application_id") != ConversationSchema.Profile.ApplicationId)
        {
            return found with { Fault = $"'{found.Path}' is a database of another program. Move it away, or name another data folder (QaBot:Data:Folder)." };
        }

        if (version > newest)
        {
            return found with { Fault = $"'{found.Path}' was written by a newer program: its schema has version {version}, this program knows up to {newest}. Start the newer program, or name another data folder (QaBot:Data:Folder)." };
        }

        if (session.Scalar("PRAGMA quick_check(1)") is string fault and not "ok")
        {
            return found with { Fault = $"'{found.Path}' is damaged ({fault}). {ConversationSchema.Profile.WhenDamaged}" };
        }

        return version < newest ? found : found with
        {
            Conversations = session.Number("SELECT count(*) FROM direct_line"),
            PendingTurns = session.Number("SELECT count(*) FROM turns"),
            Undelivered = session.Number("SELECT count(*) FROM outbox"),
        };
    }
}
