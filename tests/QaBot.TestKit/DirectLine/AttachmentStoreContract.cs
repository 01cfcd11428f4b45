using QaBot.BotFramework.DirectLine;
using Shouldly;
using Xunit;

namespace QaBot.TestKit.DirectLine;

/// <summary>What every <see cref="AttachmentStore"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class AttachmentStoreContract
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken None => CancellationToken.None;

    /// <summary>An empty store; the subclass disposes what it made.</summary>
    protected abstract AttachmentStore Create();

    [Fact]
    public async Task EmptyStore_AnyQuestion_GivesNothing()
    {
        var store = Create();

        (await store.FindAsync("a", Now, None)).ShouldBeNull();
        (await store.SizeOfAsync("c", None)).ShouldBe(0);
        (await store.ListAsync("c", Now, None)).ShouldBeEmpty();
        (await store.DeleteExpiredAsync(Now, None)).ShouldBe(0);
    }

    [Fact]
    public async Task SaveAsync_File_ComesBackToTheLetter()
    {
        var store = Create();
        var bytes = Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray();
        var saved = File("a", "c", Now.AddMinutes(1)) with { Name = "ü 😀.txt", ContentType = "text/plain; charset=utf-8", Content = bytes };

        await store.SaveAsync(saved, None);
        bytes[0] = 99;

        var found = (await store.FindAsync("a", Now, None)).ShouldNotBeNull();
        (found with { Content = saved.Content }).ShouldBe(saved);
        found.Content.ToArray().ShouldBe(Enumerable.Range(0, 100_000).Select(i => (byte)i));
    }

    [Fact]
    public async Task FindAsync_Expired_IsNull()
    {
        var store = Create();
        await store.SaveAsync(File("a", "c", Now), None);

        (await store.FindAsync("a", Now.AddTicks(-1), None)).ShouldNotBeNull();
        (await store.FindAsync("a", Now, None)).ShouldBeNull();
    }

    [Fact]
    public async Task ListAsync_SomeExpired_GivesTheOthersOfTheConversationInTheirOrder()
    {
        var store = Create();
        foreach (var (id, conversation, expires) in new[] { ("z", "c", Now.AddHours(2)), ("x", "c", Now), ("y", "d", Now.AddHours(1)), ("a", "c", Now.AddHours(1)) })
        {
            await store.SaveAsync(File(id, conversation, expires), None);
        }

        (await store.ListAsync("c", Now, None)).ShouldBe(["z", "a"]);
        (await store.ListAsync("e", Now, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SizeOfAsync_SeveralConversations_CountsItsOwn()
    {
        var store = Create();
        await store.SaveAsync(File("a", "c", Now) with { Content = new byte[10] }, None);
        await store.SaveAsync(File("b", "c", Now) with { Content = new byte[20] }, None);
        await store.SaveAsync(File("c", "d", Now) with { Content = ReadOnlyMemory<byte>.Empty }, None);

        (await store.SizeOfAsync("c", None)).ShouldBe(30);
        (await store.SizeOfAsync("d", None)).ShouldBe(0);
    }

    [Fact]
    public async Task DeleteExpiredAsync_SomeExpired_DeletesThemAlone()
    {
        var store = Create();
        await store.SaveAsync(File("a", "c", Now.AddTicks(-1)), None);
        await store.SaveAsync(File("b", "c", Now), None);
        await store.SaveAsync(File("c", "c", Now.AddTicks(1)), None);

        (await store.DeleteExpiredAsync(Now, None)).ShouldBe(2);

        (await store.FindAsync("c", Now, None)).ShouldNotBeNull();
        (await store.SizeOfAsync("c", None)).ShouldBe(3);
        (await store.DeleteExpiredAsync(Now, None)).ShouldBe(0);
    }

    private static StoredAttachment File(string id, string conversation, DateTimeOffset expires) => new()
    {
        Id = id,
        ConversationId = conversation,
        Name = "notes.txt",
        ContentType = "text/plain",
        Content = new byte[] { 1, 2, 3 },
        ExpiresAt = expires,
    };
}
