using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Turns;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit.Turns;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class SqliteConversationFlagsTests : ConversationFlagsContract, IDisposable
{
    private readonly ConversationsOnDisk _disk = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 7, 5, 9, TimeSpan.Zero));

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task RaiseAsync_FlagsNotRaisedForLong_AreForgotten()
    {
        await Raise(Create(), "old");
        await Raise(Create(), "kept");
        _time.Advance(TimeSpan.FromDays(100));
        await Raise(Create(), "kept");
        _time.Advance(TimeSpan.FromDays(81));

        await Raise(Create(), "new");

        (await Ups("old", "kept", "new")).ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task RaiseAsync_MoreThanAreKept_TheOldestAreForgotten()
    {
        var limits = new ConversationStoreOptions { MaxFlags = 2 };
        foreach (var conversation in new[] { "a", "b", "c", "d" })
        {
            // The first flag that an instance raises makes room.
            await Raise(new SqliteConversationFlags(_disk.Database, ConversationsOnDisk.Limits(limits), _time), conversation);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        (await Ups("a", "b", "c", "d")).ShouldBe([false, true, true, true]);
    }

    protected override ConversationFlags Create() => new SqliteConversationFlags(_disk.Database, ConversationsOnDisk.Limits(), _time);

    private static async Task Raise(ConversationFlags flags, string conversation) =>
        await flags.RaiseAsync("msteams", conversation, "welcomed", CancellationToken.None);

    private async Task<List<bool>> Ups(params string[] conversations)
    {
        var ups = new List<bool>();
        foreach (var conversation in conversations)
        {
            ups.Add(await Create().IsUpAsync("msteams", conversation, "welcomed", CancellationToken.None));
        }

        return ups;
    }
}
