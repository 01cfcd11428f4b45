using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.Core.Handoff;
using QaBot.TestKit;
using QaBot.TestKit.Handoff;
using QaBot.Tickets;
using QaBot.Tickets.Folder;
using QaBot.Tickets.Replies;

namespace QaBot.Tests.Tickets.Folder;

public sealed class ReplyFolderTests : IDisposable
{
    private const string NotUtf8 = "bytes that are no UTF-8";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DeskParts.Now);
    private readonly InMemoryTicketStore _store = new();

    [Fact]
    public async Task Look_WholeFile_IsTakenAtTheSecondLookAndRenamed()
    {
        await _store.OpenAsync(DeskParts.Ticket(), [], default);
        await WriteAsync("T-0000000A.reply.md", "take keep by: Kim\nYou cannot.");
        var folder = Folder();

        await folder.LookAsync(default);
        (await DueAsync()).ShouldBeEmpty("it may still be being written");
        await folder.LookAsync(default);

        var reply = (await DueAsync()).ShouldHaveSingleItem();
        (reply.Text, reply.By, reply.Takes, reply.Closes, reply.Keeps).ShouldBe(("You cannot.", "Kim", true, false, true));
        Names().ShouldBe(["T-0000000A.reply.md.sent"]);
    }

    [Fact]
    public async Task Look_FileThatGrows_IsNotTakenYet()
    {
        await _store.OpenAsync(DeskParts.Ticket(), [], default);
        var folder = Folder();
        await WriteAsync("T-0000000A.reply.txt", "You");
        await folder.LookAsync(default);
        await WriteAsync("T-0000000A.reply.txt", "You cannot.");
        await folder.LookAsync(default);

        (await DueAsync()).ShouldBeEmpty();
        await folder.LookAsync(default);
        (await DueAsync()).ShouldHaveSingleItem().Text.ShouldBe("You cannot.");
    }

    [Fact]
    public async Task Look_SameWordsTwice_AreTwoReplies()
    {
        await _store.OpenAsync(DeskParts.Ticket(), [], default);
        foreach (var day in new[] { 1, 2 })
        {
            await WriteAsync("T-0000000A.reply.md", "Yes.", day);
            await LookTwiceAsync();
        }

        Names().ShouldBe(["T-0000000A.reply.md.2.sent", "T-0000000A.reply.md.sent"]);
        (await _store.FindAsync("T-0000000A", default))!.Transcript.Count(line => line.Speaker == TicketSpeaker.Helper).ShouldBe(2);
    }

    [Theory]
    [InlineData("T-0000000A.reply.md", "", "The reply is empty.")]
    [InlineData("T-0000000B.reply.md", "Yes.", "There is no such ticket.")]
    [InlineData("T-0000000C.reply.md", "Yes.", "The ticket is closed")]
    [InlineData("T-0000000A.reply.md", NotUtf8, "not UTF-8")]
    public async Task Look_ReplyThatIsNotTaken_IsRefusedWithTheReasonAndKept(string name, string text, string reason)
    {
        await _store.OpenAsync(DeskParts.Ticket(), [], default);
        await _store.OpenAsync(DeskParts.Ticket("T-0000000C"), [], default);
        await _store.CloseAsync("T-0000000C", DeskParts.Now, [], default);
        await WriteAsync(name, text);

        await LookTwiceAsync();

        (await DueAsync()).ShouldBeEmpty();
        var kept = await File.ReadAllTextAsync(_folder[name + ".refused"]);
        kept.ShouldContain(reason);
        kept.ShouldStartWith(text == NotUtf8 ? "�" : text);
    }

    [Fact]
    public async Task Look_DeathBetweenWritingDownAndRenaming_TakesTheReplyOnce()
    {
        await _store.OpenAsync(DeskParts.Ticket(), [], default);
        await WriteAsync("T-0000000A.reply.md", "You cannot.");
        var dying = Folder(new DyingTicketStore(_store, at: 1, afterwards: true));
        await dying.LookAsync(default);
        await Should.ThrowAsync<InvalidOperationException>(() => dying.LookAsync(default));
        Names().ShouldBe(["T-0000000A.reply.md"]);

        await LookTwiceAsync();

        (await DueAsync()).ShouldHaveSingleItem();
        await _store.SettleReplyAsync((await DueAsync())[0].Id, default);
        (await DueAsync()).ShouldBeEmpty();
        Names().ShouldBe(["T-0000000A.reply.md.sent"]);
    }

    public void Dispose() => _folder.Dispose();

    private async Task LookTwiceAsync()
    {
        var folder = Folder();
        await folder.LookAsync(default);
        await folder.LookAsync(default);
    }

    private async Task WriteAsync(string name, string text, int day = 1)
    {
        var bytes = text == NotUtf8 ? [0xC3, 0x28] : System.Text.Encoding.UTF8.GetBytes(text);
        await File.WriteAllBytesAsync(_folder[name], bytes);
        File.SetLastWriteTimeUtc(_folder[name], new DateTime(2026, 7, day, 0, 0, 0, DateTimeKind.Utc));
    }

    private async Task<IReadOnlyList<TicketReply>> DueAsync() => await _store.ListDueRepliesAsync(DateTimeOffset.MaxValue, 10, default);

    private string[] Names() => [.. Directory.GetFiles(_folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private ReplyFolder Folder(TicketStore? store = null)
    {
        var options = Options.Create(new TicketsOptions { Folder = _folder.Path });
        var intake = new ReplyIntake(store ?? _store, new DeskList([]), options, _time, NullLogger<ReplyIntake>.Instance);
        return new ReplyFolder(new TicketFolder(options, DeskParts.Links, _time), intake, NullLogger<ReplyFolder>.Instance);
    }
}
