using QaBot.BotFramework.DirectLine;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit.DirectLine;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class SqliteAttachmentStoreTests : AttachmentStoreContract, IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ConversationsOnDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task SaveAsync_MoreBytesThanAreKept_ThoseThatExpireFirstMakeRoom()
    {
        var store = new SqliteAttachmentStore(_disk.Database, ConversationsOnDisk.Limits(new ConversationStoreOptions { MaxAttachmentMegabytes = 1 }));
        await Save(store, "later", 400_000, Now.AddHours(2));
        await Save(store, "sooner", 400_000, Now.AddHours(1));

        await Save(store, "new", 400_000, Now.AddHours(3));

        (await store.FindAsync("sooner", Now, CancellationToken.None)).ShouldBeNull();
        (await store.FindAsync("later", Now, CancellationToken.None)).ShouldNotBeNull();
        (await store.FindAsync("new", Now, CancellationToken.None)).ShouldNotBeNull();
    }

    protected override AttachmentStore Create() => new SqliteAttachmentStore(_disk.Database, ConversationsOnDisk.Limits());

    private static ValueTask Save(AttachmentStore store, string id, int size, DateTimeOffset expires) => store.SaveAsync(
        new StoredAttachment { Id = id, ConversationId = "c", Name = "n", ContentType = "t", Content = new byte[size], ExpiresAt = expires },
        CancellationToken.None);
}
