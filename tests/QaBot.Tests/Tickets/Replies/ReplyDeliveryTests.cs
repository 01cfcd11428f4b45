using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Handoff;
using QaBot.TestKit;
using QaBot.TestKit.Handoff;
using QaBot.Tests.Tickets.Mail;
using QaBot.Tickets;
using QaBot.Tickets.Folder;
using QaBot.Tickets.Mail;
using QaBot.Tickets.Replies;

namespace QaBot.Tests.Tickets.Replies;

public sealed class ReplyDeliveryTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Forever = DateTimeOffset.MaxValue;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DeskParts.Now.AddHours(1));
    private readonly InMemoryTicketStore _store = new();
    private readonly CapturedLogs _logs = new();
    private readonly KnownPlace _book = new();
    private readonly ScriptedRoute _route = new();
    private readonly KeptAnswers _answers = new();
    private readonly FakeMailServer _mail = new();

    public async Task InitializeAsync()
    {
        await _store.OpenAsync(DeskParts.Ticket(), [], default);
        await _store.AddReplyAsync(Reply(), [], default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _folder.Dispose();
        _logs.Dispose();
        _mail.Dispose();
    }

    [Fact]
    public async Task DeliverDue_Reply_IsSaidInItsConversationAndKept()
    {
        await Delivery().DeliverDueAsync(default);

        var said = _route.Said.ShouldHaveSingleItem();
        said.Text.ShouldBe("Kim writes:\n\nYou cannot.");
        said.Conversation!.Id.ShouldBe("conversation of T-0000000A");
        said.Recipient!.Id.ShouldBe("user");
        _answers.Kept[DeskParts.Ticket().Question].ShouldBe(new(DeskParts.Ticket().Question, "You cannot.", "Kim", DeskParts.Now));
        (await _store.ListDueRepliesAsync(Forever, 10, default)).ShouldBeEmpty();
        (await FileAsync()).ShouldContain("**Kim**");
    }

    [Fact]
    public async Task DeliverDue_HostileReply_IsEscapedByTheChannelsRenderer()
    {
        await _store.AddReplyAsync(Reply("r2") with { Text = "[x](https://evil.example) <at>Boss</at>", By = "*K*" }, [], default);

        await Delivery().DeliverDueAsync(default);

        _route.Said[1].Text.ShouldBe("\\*K\\* writes:\n\n\\[x\\](https\\://evil.example) &lt;at&gt;Boss&lt;/at&gt;");
    }

    [Fact]
    public async Task DeliverDue_ChannelOutOfReach_TriesAgainUntilItWorks()
    {
        _route.Faults.Enqueue((Fault(ConnectorFaultKind.Unavailable), false));
        var delivery = Delivery();
        await delivery.DeliverDueAsync(default);
        _route.Said.ShouldBeEmpty();

        _time.Advance(TimeSpan.FromSeconds(10));
        await delivery.DeliverDueAsync(default);

        _route.Said.ShouldHaveSingleItem();
        _answers.Calls.ShouldBe(1, "it was kept at the first attempt");
    }

    [Fact]
    public async Task DeliverDue_ChannelThatDoesNotSay_RepeatsOnceAndNoOftener()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            _route.Faults.Enqueue((Fault(ConnectorFaultKind.Uncertain), true));
        }

        var delivery = Delivery();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await delivery.DeliverDueAsync(default);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        _route.Said.Count.ShouldBe(2);
        (await FileAsync()).ShouldContain("It may have arrived");
        (await _store.ListDueRepliesAsync(Forever, 10, default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DeliverDue_ConversationIsGone_MailsTheReply(bool isForgotten)
    {
        _book.IsGone = isForgotten;
        _route.Faults.Enqueue((Fault(ConnectorFaultKind.Refused), false));

        await Delivery(withMail: true).DeliverDueAsync(default);

        _mail.Mails.ShouldHaveSingleItem().Mail.TextBody!.ShouldContain("You cannot.");
        (await _store.ListDueRepliesAsync(Forever, 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task DeliverDue_ConversationIsGoneAndNoMail_IsNotedInTheTicket()
    {
        _book.IsGone = true;

        await Delivery().DeliverDueAsync(default);

        (await FileAsync()).ShouldContain("A reply did not reach the asker. The conversation is gone.");
        _logs.Lines.ShouldContain(line => line.Contains("did not reach the asker", StringComparison.Ordinal));
        (await _store.ListDueRepliesAsync(Forever, 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task DeliverDue_AnswerThatCannotBeKept_StillReachesTheAsker()
    {
        _answers.Fault = "The knowledge folder is read-only; let this account write there.";

        await Delivery().DeliverDueAsync(default);

        _route.Said.ShouldHaveSingleItem();
        (await FileAsync()).ShouldContain("could not be kept as an answer for everyone. The knowledge folder is read-only");
    }

    [Fact]
    public async Task DeliverDue_Reply_IsLoggedWithoutItsWords()
    {
        await Delivery().DeliverDueAsync(default);

        _logs.Lines.ShouldNotBeEmpty();
        _logs.Lines.ShouldAllBe(line => !line.Contains("You cannot", StringComparison.Ordinal) && !line.Contains("shells", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeliverDue_DeathAtAnyCall_LosesNothingAndRepeatsOnce(bool afterwards)
    {
        var (deaths, repetitions) = (0, 0);
        for (var at = 1; ; at++)
        {
            var (store, route, answers) = (new InMemoryTicketStore(), new ScriptedRoute(), new KeptAnswers());
            await store.OpenAsync(DeskParts.Ticket(), [], default);
            await store.AddReplyAsync(Reply(), [], default);
            await store.AddReplyAsync(Reply("r2") with { Text = "Nor with clams." }, [], default);
            var dying = new DyingTicketStore(store, at, afterwards);
            await Should.NotThrowAsync(() => DeliverUntilDeathAsync(Delivery(dying, route, answers)));
            if (!dying.HasDied)
            {
                break;
            }

            // Another process: it knows only what the store holds.
            await Delivery(store, route, answers).DeliverDueAsync(default);

            deaths++;
            route.Said.Select(message => message.Text).Distinct().ShouldBe(["Kim writes:\n\nYou cannot.", "Kim writes:\n\nNor with clams."]);
            (route.Said.Count - 2).ShouldBeInRange(0, 1, $"call {at}: once too often at most");
            repetitions += route.Said.Count - 2;
            answers.Kept.Count.ShouldBe(1, "the later answer takes the place of the earlier");
            (await store.ListDueRepliesAsync(Forever, 10, default)).ShouldBeEmpty();
        }

        deaths.ShouldBe(7, "list, find, settle for two replies, and the list that finds no more");
        repetitions.ShouldBe(afterwards ? 0 : 2, "only between the message's leaving and its being noted");
    }

    private static async Task DeliverUntilDeathAsync(ReplyDelivery delivery)
    {
        try
        {
            await delivery.DeliverDueAsync(default);
        }
        catch (Exception fault) when (fault is AggregateException or InvalidOperationException)
        {
            // It died.
        }
    }

    private static TicketReply Reply(string id = "r1") => TicketSample.Reply(id) with { At = DeskParts.Now, Keeps = true };

    private static ConnectorException Fault(ConnectorFaultKind kind) => new("The channel failed.") { Kind = kind };

    private Task<string> FileAsync() => File.ReadAllTextAsync(_folder["T-0000000A.md"]);

    private ReplyDelivery Delivery(bool withMail = false) => Delivery(_store, _route, _answers, withMail);

    private ReplyDelivery Delivery(TicketStore store, ScriptedRoute route, KeptAnswers answers, bool withMail = false)
    {
        var options = Options.Create(new TicketsOptions
        {
            Folder = _folder.Path,
            Mail = new() { Host = "127.0.0.1", Port = _mail.Port, Security = MailSecurity.None, From = "bot@example.com", To = "desk@example.com" },
        });
        var links = new SourceLinks(new PublicAddress(Options.Create(new ChannelsOptions())));
        var sender = new ReplySender(_book, new ProactiveSender(_book, [route]), new ChannelRenderers([new EmulatorRenderer(links, Options.Create(new RenderingOptions()))]));
        TicketDesk[] desks = withMail ? [new MailDesk(options, new MailPost(options), DeskParts.Links)] : [];
        return new ReplyDelivery(
            store, new AnswerKeeping(answers), sender, new TicketFolder(options, DeskParts.Links, _time), new DeskList(desks), options, _time,
            _logs.CreateLogger<ReplyDelivery>());
    }
}
