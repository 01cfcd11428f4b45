using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace QaBot.Providers.Sqlite;

/// <summary>
/// The connections to one file: one that writes, one transaction at a time, and as many that read as there are readers at once.
/// A reader sees the file as it was when its transaction began (write-ahead log), whatever is written meanwhile.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly DatabaseProfile _profile;
    private readonly int _busyTimeoutSeconds;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SqliteSession _writer;
    private volatile bool _closed;

    /// <summary>Opens the file, which is made when it is not there.</summary>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public SqliteDatabase(string path, DatabaseProfile profile, int busyTimeoutSeconds)
    {
        Path = path;
        _profile = profile;
        _busyTimeoutSeconds = busyTimeoutSeconds;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = busyTimeoutSeconds,
        }.ConnectionString;
        _writer = Connect();
    }

    public string Path { get; }

    /// <summary>The connection that writes, for opening and for tests: nothing else is using the database then.</summary>
    public SqliteSession Writer => _writer;

    /// <summary>Reads in one transaction, on another thread.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) =>
        Task.Run(() => Read(read, cancellationToken), cancellationToken);

    /// <summary>Writes on another thread, when earlier writers of this process are done. The work begins and ends its transaction itself.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Guard(_writer, write, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Writes on this thread, for a caller that sees to it that nobody else writes meanwhile.</summary>
    public void Write(Action<SqliteSession> write) => Guard(
        _writer,
        session =>
        {
            write(session);
            return true;
        },
        CancellationToken.None);

    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        _writing.Wait();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
        _writing.Dispose();
    }

    private T Read<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        var session = Rent();
        try
        {
            return Guard(
                session,
                inner =>
                {
                    inner.Execute("BEGIN");
                    return read(inner);
                },
                cancellationToken);
        }
        finally
        {
            Return(session);
        }
    }

    private T Guard<T>(SqliteSession session, Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        using var interrupting = cancellationToken.Register(session.Interrupt);
        try
        {
            return work(session);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (SqliteException exception) when (SqliteFaults.IsForPeople(exception))
        {
            throw SqliteFaults.Translate(exception, _profile, Path, _busyTimeoutSeconds);
        }
        finally
        {
            interrupting.Dispose();
            session.RollBack();
        }
    }

    private SqliteSession Rent()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_readers.TryTake(out var session))
        {
            return session;
        }

        try
        {
            session = Connect();
            session.Execute("PRAGMA query_only = ON");

            // In KiB: the pages that questions to a large index keep coming back to. Unlike a memory map, a page that can't be read is an error, not a crash.
            session.Execute("PRAGMA cache_size = -32768");
            return session;
        }
        catch (SqliteException exception) when (SqliteFaults.IsForPeople(exception))
        {
            throw SqliteFaults.Translate(exception, _profile, Path, _busyTimeoutSeconds);
        }
    }

    private void Return(SqliteSession session)
    {
        _readers.Add(session);
        if (_closed && _readers.TryTake(out var late))
        {
            late.Dispose();
        }
    }

    private SqliteSession Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle, _busyTimeoutSeconds * 1000);
            return new SqliteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
