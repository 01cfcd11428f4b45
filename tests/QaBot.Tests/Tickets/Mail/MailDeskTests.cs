using Microsoft.Extensions.Options;
using QaBot.Core.Handoff;
using QaBot.TestKit.Handoff;
using QaBot.Tickets;
using QaBot.Tickets.Mail;

namespace QaBot.Tests.Tickets.Mail;

public sealed class MailDeskTests : IDisposable
{
    private readonly FakeMailServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Deliver_NewsOfOneTicket_MakesOneThread()
    {
        var desk = Desk();

        (await desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(1), default)).ShouldBe(DeskOutcome.Delivered);
        (await desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(2, kind: TicketEventKind.AskerWrote, text: "And clams?"), default)).ShouldBe(DeskOutcome.Delivered);

        var (envelope, first) = _server.Mails[0];
        var second = _server.Mails[1].Mail;
        envelope.ShouldContain("<a@example.com>");
        envelope.ShouldContain("<b@example.com>");
        first.Subject.ShouldBe("[T-0000000A] How do I \"pay\" in shells? 😀");
        first.MessageId.ShouldBe("T-0000000A@example.com");
        first.TextBody!.ShouldContain($"Reply here: {DeskParts.Links.PageOf("T-0000000A")}");
        first.HtmlBody!.ShouldContain("<blockquote");
        first.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        second.InReplyTo.ShouldBe("T-0000000A@example.com");
        second.MessageId.ShouldBe("T-0000000A.2@example.com");
        second.TextBody!.ShouldContain("And clams?");
    }

    [Fact]
    public async Task Deliver_HostileTicket_AddsNeitherHeadersNorMarkup()
    {
        const string Hostile = "x\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>";
        var ticket = DeskParts.Ticket() with { Question = Hostile, Note = Hostile, Contact = Hostile, Asker = new("i", Hostile) };

        await Desk().DeliverAsync(ticket, DeskParts.News(), default);

        var (envelope, mail) = _server.Mails.ShouldHaveSingleItem();
        envelope.ShouldNotContain("victim");
        mail.Bcc.ShouldBeEmpty();
        mail.Headers.ShouldAllBe(header => header.Field != "Bcc");
        mail.HtmlBody!.ShouldNotContain("<script");
        mail.Subject.ShouldStartWith("[T-0000000A] x Bcc: victim");
    }

    [Theory]
    [InlineData("DATA", "451 later", nameof(DeskVerdict.Retry))]
    [InlineData("RCPT", "550 no such user", nameof(DeskVerdict.Retry))]
    [InlineData("MAIL", "530 sign in first", nameof(DeskVerdict.Retry))]
    [InlineData("DATA", "554 no spam", nameof(DeskVerdict.Refused))]
    public async Task Deliver_RefusedCommand_IsJudged(string command, string answer, string verdict)
    {
        _server.Instead = (command, answer);

        (await Desk().DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default)).Verdict.ToString().ShouldBe(verdict);
    }

    [Fact]
    public async Task Deliver_ServerWithoutEncryption_IsNotUsedUnlessConfiguredSo() =>
        (await Desk(MailSecurity.StartTls).DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default)).Verdict.ShouldBe(DeskVerdict.Retry);

    [Fact]
    public async Task Deliver_NobodyListens_IsTriedAgain()
    {
        (await Desk(port: 1).DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default)).Verdict.ShouldBe(DeskVerdict.Retry);
    }

    [Fact]
    public async Task SendToAsker_Reply_HoldsNothingThatTheAskerWrote()
    {
        var ticket = DeskParts.Ticket() with { Question = "Buy pills at evil.example" };

        (await Desk().SendToAskerAsync(ticket, TicketSample.Reply("r", "You <b>cannot</b>."), default)).ShouldBe(DeskOutcome.Delivered);

        var (envelope, mail) = _server.Mails.ShouldHaveSingleItem();
        envelope.ShouldContain("<ann@example.com>");
        mail.TextBody!.ShouldContain("You <b>cannot</b>.");
        mail.HtmlBody!.ShouldContain("You &lt;b&gt;cannot");
        mail.ToString().ShouldNotContain("evil.example");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nobody")]
    [InlineData("ann@example.com\r\nRCPT TO:<x@example.com>")]
    [InlineData("ann@example.com, x@example.com")]
    public async Task SendToAsker_AddressThatIsNone_IsRefused(string? contact)
    {
        (await Desk().SendToAskerAsync(DeskParts.Ticket() with { Contact = contact }, TicketSample.Reply("r"), default)).Verdict.ShouldBe(DeskVerdict.Refused);

        _server.Mails.ShouldBeEmpty();
    }

    private MailDesk Desk(MailSecurity security = MailSecurity.None, int? port = null)
    {
        var options = Options.Create(new TicketsOptions
        {
            Mail = new() { Host = "127.0.0.1", Port = port ?? _server.Port, Security = security, From = "QaBot <bot@example.com>", To = "A <a@example.com>, b@example.com" },
        });
        return new MailDesk(options, new MailPost(options), DeskParts.Links);
    }
}
