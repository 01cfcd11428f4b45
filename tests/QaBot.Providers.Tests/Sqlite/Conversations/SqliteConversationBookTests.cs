using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Turns;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit.Turns;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class SqliteConversationBookTests : ConversationBookContract, IDisposable
{
    private readonly ConversationsOnDisk _disk = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task FindAsync_AfterARestart_FindsIt()
    {
        await Create().RememberAsync(Known("c"), CancellationToken.None);
        _disk.Reopen();

        (await Create().FindAsync("msteams", "c", CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task RememberAsync_NotHeardFromForLong_IsForgotten()
    {
        await Create().RememberAsync(Known("old"), CancellationToken.None);
        _time.Advance(TimeSpan.FromDays(366));

        // The first write of an instance makes room.
        await Create().RememberAsync(Known("new") with { LastHeardAt = _time.GetUtcNow() }, CancellationToken.None);

        (await Create().ListAsync(null, 10, CancellationToken.None)).Select(known => known.Reference.Conversation!.Id).ShouldBe(["new"]);
    }

    [Fact]
    public async Task RememberAsync_MoreThanAreKept_ThoseHeardFromLeastLatelyAreForgotten()
    {
        var limits = ConversationsOnDisk.Limits(new ConversationStoreOptions { MaxKnown = 2 });
        foreach (var conversation in new[] { "d", "c", "b", "a" })
        {
            await new SqliteConversationBook(_disk.Database, limits, _time).RememberAsync(
                Known(conversation) with { LastHeardAt = _time.GetUtcNow() }, CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        (await Create().ListAsync(null, 10, CancellationToken.None)).Select(known => known.Reference.Conversation!.Id).ShouldBe(["a", "b", "c"]);
    }

    protected override ConversationBook Create() => new SqliteConversationBook(_disk.Database, ConversationsOnDisk.Limits(), _time);
}
