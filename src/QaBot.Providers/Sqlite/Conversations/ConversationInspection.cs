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

    /// <summary>Conversations that the bot can speak into on its own accord.</summary>
    public long Known { get; init; }

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

        return FileInspection.Run(
            path, ConversationSchema.Profile, options.BusyTimeoutSeconds, session => Inspect(session, blank), fault => blank with { Fault = fault });
    }

    /// <summary>Whether a process serves the conversations of <paramref name="options"/>, this one or another.</summary>
    public static bool IsServed(DataOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return DataFolderLock.IsTaken(ConversationFile.PathIn(options));
    }

    private static ConversationInspection Inspect(SqliteSession session, ConversationInspection blank)
    {
        var version = SchemaMigration.VersionOf(session);
        var found = blank with { SchemaVersion = version };
        var newest = ConversationSchema.Steps[^1].Version;
        if (FileInspection.FaultOf(session, found.Path, ConversationSchema.Profile, newest, ConversationSchema.Profile.WhenDamaged) is { } fault)
        {
            return found with { Fault = fault };
        }

        return version < newest ? found : found with
        {
            Conversations = session.Number("SELECT count(*) FROM direct_line"),
            PendingTurns = session.Number("SELECT count(*) FROM turns"),
            Undelivered = session.Number("SELECT count(*) FROM outbox"),
            Known = session.Number("SELECT count(*) FROM known"),
        };
    }
}
