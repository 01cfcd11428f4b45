using System.Globalization;
using Microsoft.Data.Sqlite;
using QaBot.Core.Indexing;

namespace QaBot.Providers.Sqlite;

/// <summary>Opens the index file: makes it, brings it to the newest schema, or keeps a damaged one aside and makes a new one.</summary>
internal sealed class IndexFile
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Name = "index.db";

    // SQLite's own files beside a database, found by their names.
    private static readonly string[] Suffixes = ["", "-wal", "-shm", "-journal"];

    private readonly DataOptions _options;
    private readonly SchemaMigration _migration;
    private readonly TimeProvider _time;

    public IndexFile(DataOptions options, SchemaMigration migration, TimeProvider time)
    {
        _options = options;
        _migration = migration;
        _time = time;
        Path = System.IO.Path.GetFullPath(System.IO.Path.Combine(options.Folder, Name));
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Opens the file.</summary>
    /// <param name="load">Reads what the index holds in memory; damage that it meets counts as damage of the file.</param>
    /// <exception cref="IndexUnavailableException">The file cannot be used and was left as it was; the message says why and the mend.</exception>
    public (SqliteDatabase Database, IndexOpening Opening) Open(Action<SqliteSession> load)
    {
        DataFolder.MakeFor(Path, IndexSchema.Profile);
        try
        {
            var (database, isNew, damage) = TryOpen(load);
            if (database is not null)
            {
                return (database, new IndexOpening(isNew ? IndexOpeningOutcome.Created : IndexOpeningOutcome.Opened, Path));
            }

            var keptAside = KeepAside();
            (database, _, var again) = TryOpen(load);
            return database is null
                ? throw new IndexUnavailableException($"The index '{Path}' is damaged as soon as it is made ({again}). Check the disk, or name another data folder (QaBot:Data:Folder).")
                : (database, new IndexOpening(IndexOpeningOutcome.Rebuilt, Path, keptAside, damage));
        }
        catch (SqliteException exception) when (SqliteFaults.IsForPeople(exception))
        {
            throw SqliteFaults.Translate(exception, IndexSchema.Profile, Path, _options.BusyTimeoutSeconds);
        }
    }

    private (SqliteDatabase? Database, bool IsNew, string? Damage) TryOpen(Action<SqliteSession> load)
    {
        // A log left behind means that the last writer did not close the file: it was killed, or the machine went down.
        var wasLeftOpen = new FileInfo(Path + "-wal") is { Exists: true, Length: > 0 };
        SqliteDatabase? database = null;
        try
        {
            database = new SqliteDatabase(Path, IndexSchema.Profile, _options.BusyTimeoutSeconds);
            var session = database.Writer;
            var isNew = SchemaMigration.IsUnused(session);
            var damage = isNew ? null : FindDamage(session, wasLeftOpen);
            if (damage is null)
            {
                Prepare(session);
                load(session);
                return (Keep(ref database), isNew, null);
            }

            return (null, false, damage);
        }
        catch (SqliteException exception) when (SqliteFaults.IsDamage(exception))
        {
            return (null, false, exception.Message);
        }
        finally
        {
            database?.Dispose();
        }
    }

    private static SqliteDatabase? Keep(ref SqliteDatabase? database)
    {
        var kept = database;
        database = null;
        return kept;
    }

    private static string? FindDamage(SqliteSession session, bool wasLeftOpen)
    {
        var application = session.Number("PRAGMA application_id");
        if (application != IndexSchema.Profile.ApplicationId)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"it is a database of another program (application id {application}, expected {IndexSchema.Profile.ApplicationId})");
        }

        return wasLeftOpen && session.Scalar("PRAGMA quick_check(1)") is string fault and not "ok" ? fault : null;
    }

    private void Prepare(SqliteSession session)
    {
        session.Execute("PRAGMA journal_mode = WAL");
        session.Execute("PRAGMA synchronous = NORMAL");

        // A document changes a page of the counts for almost each of its words. In the 2 MB that SQLite has by default they would be
        // written out several times a transaction, and each transaction would copy the log back into the file.
        session.Execute("PRAGMA cache_size = -16384");
        session.Execute("PRAGMA wal_autocheckpoint = 8192");
        _migration.Run(session, Path);
    }

    private string KeepAside()
    {
        var time = _time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var target = $"{Path}.corrupt-{time}";
        for (var next = 2; File.Exists(target); next++)
        {
            target = string.Create(CultureInfo.InvariantCulture, $"{Path}.corrupt-{time}-{next}");
        }

        try
        {
            foreach (var suffix in Suffixes.Where(suffix => File.Exists(Path + suffix)))
            {
                File.Move(Path + suffix, target + suffix);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IndexUnavailableException(
                $"The index '{Path}' is damaged and cannot be kept aside as '{target}': {exception.Message}. Move it away by hand and start again.", exception);
        }

        return target;
    }
}
