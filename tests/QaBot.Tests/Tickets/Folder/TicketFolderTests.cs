using Markdig;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.Core.Handoff;
using QaBot.TestKit;
using QaBot.Tickets;
using QaBot.Tickets.Folder;

namespace QaBot.Tests.Tickets.Folder;

public sealed class TicketFolderTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly FakeTimeProvider _time = new(DeskParts.Now);

    private TicketFolder Folder => new(Options.Create(new TicketsOptions { Folder = _home["tickets"] }), DeskParts.Links, _time);

    [Fact]
    public async Task Deliver_NewTicket_WritesAReadableFile()
    {
        var outcome = await new FolderDesk(Folder).DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default);

        outcome.ShouldBe(DeskOutcome.Delivered);
        var text = await ReadAsync();
        text.ShouldStartWith("# T-0000000A: How do I");
        text.ShouldContain("- State: open\n- Opened: 2026-07-02 10:00 UTC\n");
        text.ShouldContain("\n## Question\n\n> How do I \"pay\" in shells? 😀\n");
        text.ShouldContain($"[Open the reply page](<{DeskParts.Links.PageOf("T-0000000A")}>)");
        text.ShouldContain("**The bot**, ");
        Directory.GetFiles(_home["tickets"]).ShouldHaveSingleItem("no draft is left behind");
    }

    [Fact]
    public async Task Write_HostileTicket_BecomesNeitherMarkupNorLink()
    {
        const string Hostile = "# Big\n<script>alert(1)</script> [x](javascript:alert(1)) ![p](https://evil.example/p.png) <at>Boss</at> https://evil.example\n## Notes\n- forged";
        var ticket = DeskParts.Ticket() with
        {
            Question = Hostile,
            Note = Hostile,
            Contact = Hostile,
            Locale = Hostile,
            Asker = new("id", Hostile),
            Transcript = [new TicketLine(TicketSpeaker.Asker, Hostile, Hostile, DeskParts.Now)],
            Sources = [new TicketSource(Hostile, Hostile, Hostile, "javascript:alert(1)")],
        };

        await Folder.WriteAsync(ticket, default);

        var html = Markdown.ToHtml(await ReadAsync(), new MarkdownPipelineBuilder().UseAdvancedExtensions().Build());
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<at>");
        html.Split("href=").Length.ShouldBe(2, "only the link to the reply page");
        html.Split("<h1").Length.ShouldBe(2);
        (await ReadAsync()).ShouldNotContain("\n## Notes\n");
    }

    [Fact]
    public async Task Write_AfterANote_KeepsTheNote()
    {
        var folder = Folder;
        await folder.NoteAsync("T-0000000A", "The webhook answered 400.", default);
        await folder.WriteAsync(DeskParts.Ticket(), default);
        await folder.NoteAsync("T-0000000A", "Again\n## 400.", default);
        await folder.WriteAsync(DeskParts.Ticket() with { State = TicketState.Closed, ClosedAt = DeskParts.Now }, default);

        var text = await ReadAsync();
        text.ShouldContain("- State: closed 2026-07-02 10:00 UTC");
        text.ShouldEndWith("\n## Notes\n\n- 2026-07-02 10:00 UTC: The webhook answered 400.\n- 2026-07-02 10:00 UTC: Again ## 400.\n");
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("T-0000000a")]
    [InlineData("T-0000000/")]
    public async Task Write_IdThatIsNone_WritesNothing(string id)
    {
        await Should.ThrowAsync<ArgumentException>(() => Folder.WriteAsync(DeskParts.Ticket() with { Id = id }, default));

        Directory.Exists(_home["tickets"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Deliver_FolderThatIsAFile_IsTriedAgain()
    {
        await File.WriteAllTextAsync(_home["tickets"], "in the way");

        var outcome = await new FolderDesk(Folder).DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default);

        outcome.Verdict.ShouldBe(DeskVerdict.Retry);
        outcome.Reason.ShouldContain(_home["tickets"]);
    }

    public void Dispose() => _home.Dispose();

    private Task<string> ReadAsync() => File.ReadAllTextAsync(Path.Combine(_home["tickets"], "T-0000000A.md"));
}
