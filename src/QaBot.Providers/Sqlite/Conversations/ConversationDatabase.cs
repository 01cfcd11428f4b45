using QaBot.BotFramework;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>
/// What is kept of conversations: the SQLite file <c>conversations.db</c> in the data folder. It lies apart from the index, which can be
/// deleted and made again. One process opens it at a time. Thread-safe.
/// </summary>
internal sealed class ConversationDatabase : IDisposable
{
    private readonly DataFolderLock _lock;
    private readonly SqliteDatabase _database;
    private readonly WriteQueue _writes;

    private ConversationDatabase(DataFolderLock folderLock, SqliteDatabase database)
    {
        _lock = folderLock;
        _database = database;
        _writes = new WriteQueue(database);
    }

    /// <summary>Full path of the file.</summary>
    public string Path => _database.Path;

    /// <summary>The connections, for tests.</summary>
    internal SqliteDatabase Database => _database;

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="ConversationsUnavailableException">The file cannot be used and was left as it was; the message says why and the mend.</exception>
    public static ConversationDatabase Open(DataOptions options) => Open(options, ConversationSchema.Steps);

    /// <summary>Opens the file with a schema of its own, for tests of the migration.</summary>
    internal static ConversationDatabase Open(DataOptions options, IReadOnlyList<SchemaStep> steps)
    {
        var file = new ConversationFile(options, steps);
        DataFolder.MakeFor(file.Path, ConversationSchema.Profile);
        var folderLock = DataFolderLock.Take(file.Path);
        try
        {
            return new ConversationDatabase(folderLock, file.Open());
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Reads in one transaction: everything that was written before, and nothing that is written meanwhile.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) =>
        _database.ReadAsync(read, cancellationToken);

    /// <summary>Writes, together with whatever else waits to be written. See <see cref="WriteQueue.WriteAsync"/>.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        _writes.WriteAsync(work, cancellationToken);

    /// <summary>Finishes the writes that were taken in, and closes the file.</summary>
    public void Dispose()
    {
        _writes.Dispose();
        _database.Dispose();
        _lock.Dispose();
    }
}
