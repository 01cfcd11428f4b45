using System.Globalization;
using Microsoft.Data.Sqlite;
using QaBot.BotFramework;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Opens the file that keeps conversations: makes it, or brings it to the newest schema. What is no such file is refused, never replaced.</summary>
internal sealed class ConversationFile
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Name = "conversations.db";

    private readonly DataOptions _options;
    private readonly SchemaMigration _migration;

    public ConversationFile(DataOptions options, IReadOnlyList<SchemaStep> steps)
    {
        _options = options;
        _migration = new SchemaMigration(steps, ConversationSchema.Profile);
        Path = PathIn(options);
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Full path of the file in a data folder.</summary>
    public static string PathIn(DataOptions options) => System.IO.Path.GetFullPath(System.IO.Path.Combine(options.Folder, Name));

    /// <summary>Opens the file.</summary>
    /// <exception cref="ConversationsUnavailableException">The file cannot be used and was left as it was; the message says why and the mend.</exception>
    public SqliteDatabase Open()
    {
        SqliteDatabase? database = null;
        try
        {
            MakePrivate();

            // A log left behind means that the last writer was killed, or the machine went down.
            var wasLeftOpen = new FileInfo(Path + "-wal") is { Exists: true, Length: > 0 };
            database = new SqliteDatabase(Path, ConversationSchema.Profile, _options.BusyTimeoutSeconds);
            Check(database.Writer, wasLeftOpen);
            Prepare(database.Writer);
            var opened = database;
            database = null;
            return opened;
        }
        catch (SqliteException exception) when (SqliteFaults.IsForPeople(exception))
        {
            throw SqliteFaults.Translate(exception, ConversationSchema.Profile, Path, _options.BusyTimeoutSeconds);
        }
        finally
        {
            database?.Dispose();
        }
    }

    // It holds what people wrote, and the key that signs their tokens. SQLite gives the files it makes beside it the same rights.
    private void MakePrivate()
    {
        if (File.Exists(Path) || Directory.Exists(Path))
        {
            return;
        }

        try
        {
            var creation = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(Path, creation).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConversationsUnavailableException(
                $"The conversation store '{Path}' cannot be made: {exception.Message} Give this account the right to write to its folder, or name another data folder (QaBot:Data:Folder).", exception);
        }
    }

    private void Check(SqliteSession session, bool wasLeftOpen)
    {
        if (SchemaMigration.IsUnused(session))
        {
            return;
        }

        var application = session.Number("PRAGMA application_id");
        if (application != ConversationSchema.Profile.ApplicationId)
        {
            throw new ConversationsUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{Path}' is a database of another program (application id {application}, expected {ConversationSchema.Profile.ApplicationId}). Move it away, or name another data folder (QaBot:Data:Folder)."));
        }

        if (wasLeftOpen && session.Scalar("PRAGMA quick_check(1)") is string fault and not "ok")
        {
            throw new ConversationsUnavailableException($"The conversation store '{Path}' is damaged ({fault}). {ConversationSchema.Profile.WhenDamaged}");
        }
    }

    private void Prepare(SqliteSession session)
    {
        session.Execute("PRAGMA journal_mode = WAL");

        // A commit is then handed to the operating system, not waited for on the disk: it outlives the process whatever kills it. When the
        // machine itself goes down, the last moments may be missing, and the file is whole all the same.
        session.Execute("PRAGMA synchronous = NORMAL");

        // What is deleted is overwritten, so that a forgotten conversation is not found in the file's free pages.
        session.Execute("PRAGMA secure_delete = ON");
        session.Execute("PRAGMA wal_autocheckpoint = 4096");
        _migration.Run(session, Path);
        SigningKeyRow.Make(session);
    }
}
