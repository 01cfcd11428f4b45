using QaBot.Providers.Sqlite;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class WriteQueueTests : IDisposable
{
    private readonly ConversationsOnDisk _disk = new();

    public WriteQueueTests() => Write(session => session.Execute("CREATE TABLE t (n INTEGER PRIMARY KEY)")).GetAwaiter().GetResult();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task WriteAsync_OneOfManyFails_FailsAlone()
    {
        using var held = Hold();
        var good = Enumerable.Range(1, 5).Select(number => Insert(number)).ToList();
        var bad = Insert(3);
        var after = Insert(6);
        held.Release();

        await Task.WhenAll(good);
        await Should.ThrowAsync<Exception>(bad);
        await after;

        (await Numbers()).ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task WriteAsync_CancelledWhileItWaits_IsNotDone()
    {
        using var held = Hold();
        using var cancelling = new CancellationTokenSource();
        var withdrawn = _disk.Database.WriteAsync(session => session.Execute("INSERT INTO t VALUES (1)"), cancelling.Token);
        var kept = Insert(2);

        await cancelling.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(withdrawn);
        held.Release();
        await kept;

        (await Numbers()).ShouldBe([2]);
    }

    [Fact]
    public async Task WriteAsync_ManyWhileOneRuns_AreCommittedInTheirOrder()
    {
        using var held = Hold();
        var order = new List<int>();
        var writes = Enumerable.Range(0, 1000).Select(number => Write(_ =>
        {
            order.Add(number);
            return 0;
        })).ToList();
        held.Release();

        await Task.WhenAll(writes);

        order.ShouldBe(Enumerable.Range(0, 1000));
    }

    [Fact]
    public async Task Dispose_WritesWaiting_AreDoneFirst()
    {
        var held = Hold();
        var writes = Enumerable.Range(1, 300).Select(number => Insert(number)).ToList();
        var closing = Task.Run(() => _disk.Reopen());
        held.Release();

        await closing;
        await Task.WhenAll(writes);

        held.Dispose();
        (await Numbers()).Count.ShouldBe(300);
    }

    [Fact]
    public void WriteAsync_Closed_SaysSo()
    {
        var closed = _disk.Database;
        _disk.Reopen();

        Should.Throw<ObjectDisposedException>(() => { _ = closed.WriteAsync(_ => 0, CancellationToken.None); });
    }

    private Task<int> Write(Func<SqliteSession, int> work) => _disk.Database.WriteAsync(work, CancellationToken.None);

    private Task<int> Insert(int number) => Write(session => session.Execute("INSERT INTO t VALUES ($n)", ("$n", number)));

    private Task<List<long>> Numbers() => _disk.Database.ReadAsync(
        session =>
        {
            var numbers = new List<long>();
            using var rows = session.Query("SELECT n FROM t ORDER BY n");
            while (rows.Read())
            {
                numbers.Add(rows.GetInt64(0));
            }

            return numbers;
        },
        CancellationToken.None);

    /// <summary>Holds the writing thread until it is released.</summary>
    private SemaphoreSlim Hold()
    {
        var held = new SemaphoreSlim(0);
        using var begun = new SemaphoreSlim(0);
        _ = Write(_ =>
        {
            begun.Release();
            held.Wait();
            held.Release();
            return 0;
        });
        begun.Wait();
        return held;
    }
}
