using QaBot.BotFramework;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>
/// What is kept of conversations: the SQLite file <c>conversations.db</c> in the data folder. It lies apart from the index, which can be
/// deleted and made again. It is opened when it is first used, by one process at a time: who only asks a question at the terminal
/// does not get in the way of a server. Thread-safe.
/// </summary>
internal sealed class ConversationDatabase : IDisposable
{
    private readonly Lock _opening = new();
    private readonly ConversationFile _file;
    private volatile OpenConversations? _open;
    private bool _closed;

    public ConversationDatabase(DataOptions options)
        : this(options, ConversationSchema.Steps)
    {
    }

    /// <summary>With a schema of its own, for tests of the migration.</summary>
    internal ConversationDatabase(DataOptions options, IReadOnlyList<SchemaStep> steps) => _file = new ConversationFile(options, steps);

    /// <summary>Full path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>The key that signs Direct Line tokens.</summary>
    public byte[] SigningKey => Open().SigningKey;

    /// <summary>The connections, for tests.</summary>
    internal SqliteDatabase Database => Open().Database;

    /// <summary>Opens the file, or makes it, unless it is open.</summary>
    /// <exception cref="ConversationsUnavailableException">The file cannot be used and was left as it was; the message says why and the mend.</exception>
    public OpenConversations Open()
    {
        if (_open is { } open)
        {
            return open;
        }

        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return _open ??= TakeAndOpen();
        }
    }

    /// <summary>Reads in one transaction: everything that was written before, and nothing that is written meanwhile.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) =>
        Open().Database.ReadAsync(read, cancellationToken);

    /// <summary>Writes, together with whatever else waits to be written. See <see cref="WriteQueue.WriteAsync"/>.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        Open().Writes.WriteAsync(work, cancellationToken);

    /// <summary>Finishes the writes that were taken in, and closes the file.</summary>
    public void Dispose()
    {
        lock (_opening)
        {
            _closed = true;
            _open?.Dispose();
        }
    }

    private OpenConversations TakeAndOpen()
    {
        DataFolder.MakeFor(_file.Path, ConversationSchema.Profile);
        var folderLock = DataFolderLock.Take(_file.Path);
        try
        {
            return new OpenConversations(folderLock, _file.Open());
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }
}
