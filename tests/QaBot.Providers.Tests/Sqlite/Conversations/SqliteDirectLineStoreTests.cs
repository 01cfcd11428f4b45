using QaBot.BotFramework.DirectLine;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit.DirectLine;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class SqliteDirectLineStoreTests : DirectLineStoreContract, IDisposable
{
    private readonly ConversationsOnDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Reopen_ConversationsAndKey_AreThere()
    {
        var store = Create();
        var key = store.SigningKey.ToArray();
        var state = await StartAsync(store, "c");
        state = await AppendAsync(store, state, "one");
        state = await AppendAsync(store, state, "two");

        var again = new SqliteDirectLineStore(_disk.Reopen());

        again.SigningKey.ToArray().ShouldBe(key);
        (await again.FindAsync("c", CancellationToken.None)).ShouldBe(state);
        Texts(await again.ReadAfterAsync(state.Number, 0, CancellationToken.None)).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task ForgetAsync_Forgotten_IsNowhereInTheFile()
    {
        var store = Create();
        var state = await StartAsync(store, "c");
        await AppendAsync(store, state, "a secret of somebody's");

        await store.ForgetAsync(DateTimeOffset.MaxValue, int.MaxValue, new HashSet<string>(), CancellationToken.None);
        _disk.Reopen();
        _disk.Database.Database.Writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

        (await File.ReadAllBytesAsync(_disk.File)).AsSpan().IndexOf("a secret"u8).ShouldBe(-1);
    }

    protected override DirectLineStore Create() => new SqliteDirectLineStore(_disk.Database);
}
