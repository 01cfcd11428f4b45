using System.Collections.Concurrent;
using QaBot.BotFramework;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>
/// The one thread that writes: all writes that wait are done in one transaction, in the order in which they came, so that many
/// conversations at once cost little more than one. A write that fails by its own fault fails alone.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    // Bounds how long the first of a transaction waits for the last.
    private const int MaxTogether = 256;

    private readonly SqliteDatabase _database;
    private readonly BlockingCollection<PendingWrite> _waiting = [];
    private readonly Thread _thread;

    /// <summary>Starts the thread. The database is written to by nobody else of this process from now on.</summary>
    public WriteQueue(SqliteDatabase database)
    {
        _database = database;
        _thread = new Thread(Work) { IsBackground = true, Name = "conversation writer" };
        _thread.Start();
    }

    /// <summary>Writes when earlier writes are done. When the task ends, the work is committed.</summary>
    /// <param name="work">The work, in a transaction that is begun and ended around it. It may be run twice; only the last run counts.</param>
    /// <param name="cancellationToken">Withdraws the work while it waits; what has begun is finished.</param>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var write = new AwaitedWrite<T>(work, cancellationToken);
        try
        {
            _waiting.Add(write, CancellationToken.None);
        }
        catch (InvalidOperationException) when (_waiting.IsAddingCompleted)
        {
            throw new ObjectDisposedException(nameof(WriteQueue));
        }

        return write.Done;
    }

    /// <summary>Takes no more writes in, and returns when those taken in are done.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
    }

    private void Work()
    {
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            WriteTogether(first);
        }
    }

    private void WriteTogether(PendingWrite first)
    {
        List<PendingWrite> together = [];
        try
        {
            _database.Write(session =>
            {
                session.Execute("BEGIN IMMEDIATE");

                // Only now: whatever came while another process held the lock goes along, and could be withdrawn until here.
                Take(first, together);
                together.ForEach(write => write.Run(session));
                session.Execute("COMMIT");
            });
            together.ForEach(write => write.Complete());
        }
        catch (ConversationsUnavailableException fault)
        {
            // What waits has waited for the same disk or the same lock. One by one they would wait for it again.
            Take(first, together);
            together.ForEach(write => write.Fail(fault));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Nobody knows whose fault it is: each is done again in a transaction of its own. One that was not begun has failed.
            together.ForEach(WriteAlone);
            if (first.TryTake())
            {
                first.Fail(fault);
            }
        }
    }

    private void WriteAlone(PendingWrite write)
    {
        try
        {
            _database.Write(session =>
            {
                session.Execute("BEGIN IMMEDIATE");
                write.Run(session);
                session.Execute("COMMIT");
            });
            write.Complete();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            write.Fail(fault);
        }
    }

    private void Take(PendingWrite first, List<PendingWrite> together)
    {
        var next = first;
        do
        {
            if (next.TryTake())
            {
                together.Add(next);
            }
        }
        while (together.Count < MaxTogether && _waiting.TryTake(out next));
    }
}
