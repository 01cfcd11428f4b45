using QaBot.Core.Indexing;

namespace QaBot.Providers.Sqlite;

/// <summary>What can be said of an index file without changing it, for people who look for a fault.</summary>
public sealed record IndexInspection
{
    /// <summary>Full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Whether there is one.</summary>
    public required bool Exists { get; init; }

    /// <summary>Why it cannot be used, and the mend; null when it can.</summary>
    public string? Fault { get; init; }

    /// <summary>Version of its schema.</summary>
    public int SchemaVersion { get; init; }

    /// <summary>Number of files by how they stand.</summary>
    public IReadOnlyDictionary<DocumentStatus, int> Documents { get; init; } = new Dictionary<DocumentStatus, int>();

    /// <summary>Number of chunks.</summary>
    public long Chunks { get; init; }

    /// <summary>Ids of the models that its vectors are of.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Looks at the index of <paramref name="options"/>, reading only. Never throws for what is wrong with the file: that is the answer.</summary>
    public static IndexInspection Run(DataOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(options.Folder, IndexFile.Name));
        var blank = new IndexInspection { Path = path, Exists = File.Exists(path) };
        if (!blank.Exists)
        {
            return blank;
        }

        return FileInspection.Run(
            path, IndexSchema.Profile, options.BusyTimeoutSeconds, session => Inspect(session, blank), fault => blank with { Fault = fault });
    }

    private static IndexInspection Inspect(SqliteSession session, IndexInspection blank)
    {
        var version = SchemaMigration.VersionOf(session);
        var found = blank with { SchemaVersion = version };
        var newest = IndexSchema.Steps[^1].Version;
        if (FileInspection.FaultOf(session, found.Path, IndexSchema.Profile, newest, "Start the program: it keeps the file aside and indexes anew.") is { } fault)
        {
            return found with { Fault = fault };
        }

        return version < newest ? found : found with
        {
            Documents = Count(session),
            Chunks = session.Number("SELECT count(*) FROM chunks"),
            Models = ReadModels(session),
        };
    }

    private static Dictionary<DocumentStatus, int> Count(SqliteSession session)
    {
        var counts = new Dictionary<DocumentStatus, int>();
        using var rows = session.Query("SELECT status, count(*) FROM documents GROUP BY status");
        while (rows.Read())
        {
            if (Enum.TryParse<DocumentStatus>(rows.GetString(0), ignoreCase: true, out var status))
            {
                counts[status] = rows.GetInt32(1);
            }
        }

        return counts;
    }

    private static List<string> ReadModels(SqliteSession session)
    {
        var models = new List<string>();
        using var rows = session.Query(
            "SELECT DISTINCT m.id FROM chunks c JOIN embeddings e ON e.number = c.embedding JOIN models m ON m.number = e.model");
        while (rows.Read())
        {
            models.Add(rows.GetString(0));
        }

        return models;
    }
}
