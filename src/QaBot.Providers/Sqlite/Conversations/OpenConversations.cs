namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>The open file, with the lock that keeps other processes from it and the thread that writes.</summary>
internal sealed class OpenConversations : IDisposable
{
    private readonly DataFolderLock _lock;

    public OpenConversations(DataFolderLock folderLock, SqliteDatabase database)
    {
        _lock = folderLock;
        Database = database;
        SigningKey = SigningKeyRow.Read(database.Writer);
        Writes = new WriteQueue(database);
    }

    public SqliteDatabase Database { get; }

    public WriteQueue Writes { get; }

    /// <summary>The key that signs Direct Line tokens.</summary>
    public byte[] SigningKey { get; }

    public void Dispose()
    {
        Writes.Dispose();
        Database.Dispose();
        _lock.Dispose();
    }
}
