using QaBot.BotFramework.Activities;
using QaBot.Core.Handoff;

namespace QaBot.Tests.Messaging;

/// <summary>Reaching a person by a ticket, as the one who asks sees it.</summary>
public sealed class TicketConversationTests : IAsyncLifetime
{
    private TicketHost _host = null!;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync() => _host = await TicketHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task WholeLife_AbstainedTwiceToClosed_OffersAsksIsSilentAndAnswersAgain()
    {
        (await _host.SayAsync("Why one?")).ShouldNotBeNull().ShouldNotContain("Ask a person");
        (await _host.SayAsync("Why two?")).ShouldNotBeNull().ShouldContain("1. Ask a person");
        var form = (await _host.SayAsync("Ask a person")).ShouldNotBeNull();
        form.ShouldContain("My documents did not help.");
        form.ShouldContain("“Why two?” Write \"yes\"");
        var opened = (await _host.SayAsync("yes")).ShouldNotBeNull();

        var ticket = (await _host.CurrentAsync()).ShouldNotBeNull();
        opened.ShouldStartWith($"Ticket {ticket.Id}: I have asked a person.");
        (ticket.State, ticket.Reason, ticket.Question, ticket.Asker.Name).ShouldBe((TicketState.Open, TicketReason.Unanswered, "Why two?", "Ann"));
        await ShouldBeInTheHandsOfTheDeskAsync(ticket);

        (await _host.SayAllAsync(_host.Message("known one"))).ShouldBe(
            ["answer to known one", $"Ticket {ticket.Id} still waits for a person. What you write meanwhile, I answer from my documents."]);
        (await _host.SayAsync("known two")).ShouldBe("answer to known two");

        await _host.ReplyAsync("r1", "Hello", takes: true);
        (await _host.SayAsync("known three")).ShouldBeNull();
        (await _host.SayAsync("yes")).ShouldBeNull();
        var taken = (await _host.CurrentAsync()).ShouldNotBeNull();
        taken.Transcript.Select(line => line.Text).TakeLast(3).ShouldBe(["Hello", "known three", "yes"]);

        await _host.ReplyAsync("r2", "Goodbye", closes: true);
        (await _host.SayAsync("known four")).ShouldBe("answer to known four");
        (await _host.Store.FindAsync(ticket.Id, None))!.State.ShouldBe(TicketState.Closed);
    }

    [Fact]
    public async Task Request_NothingAskedBefore_AsksForTheQuestion()
    {
        (await _host.SayAsync("Can I talk to a human?")).ShouldNotBeNull().ShouldContain("What shall I ask a person?");
        (await _host.SayAsync("yes")).ShouldNotBeNull().ShouldContain("Write the question in one message");

        (await _host.SayAsync("How do I pay in shells?")).ShouldNotBeNull().ShouldStartWith("Ticket T-");

        var ticket = (await _host.CurrentAsync()).ShouldNotBeNull();
        (ticket.Question, ticket.Reason, ticket.Sources.Count).ShouldBe(("How do I pay in shells?", TicketReason.Asked, 0));
    }

    [Fact]
    public async Task Yes_WithAnAddress_IsTheContact()
    {
        await _host.SayAsync("Why?");
        await _host.SayAsync("ask a person");

        (await _host.SayAsync("yes ann@localhost")).ShouldNotBeNull().ShouldContain("does not look like one");
        (await _host.CurrentAsync()).ShouldBeNull();
        (await _host.SayAsync("yes, ann@example.com")).ShouldNotBeNull().ShouldContain("or to the address that you gave");

        (await _host.CurrentAsync())!.Contact.ShouldBe("ann@example.com");
    }

    [Fact]
    public async Task No_AfterTheForm_AsksNobody()
    {
        await _host.SayAsync("Why?");
        await _host.SayAsync("ask a person");

        (await _host.SayAsync("no")).ShouldBe("All right, I have asked nobody. You can go on asking me.");

        (await _host.SayAsync("yes")).ShouldNotBeNull().ShouldStartWith("The documents don't say.");
        (await _host.CurrentAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task OtherQuestion_AfterTheForm_IsAnsweredAndTheFormIsOver()
    {
        await _host.SayAsync("Why?");
        await _host.SayAsync("ask a person");

        (await _host.SayAsync("known one")).ShouldBe("answer to known one");
        await _host.SayAsync("yes");

        (await _host.CurrentAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Yes_OfAnotherPerson_OpensNothing()
    {
        await _host.SayAsync("Why?");
        await _host.SayAsync("ask a person");

        await _host.SayAsync("yes", person: "another");
        (await _host.CurrentAsync()).ShouldBeNull();

        await _host.SayAsync("yes");
        (await _host.CurrentAsync())!.Asker.Id.ShouldBe("u");
    }

    [Fact]
    public async Task Request_WhileATicketIsOpen_NamesIt()
    {
        var ticket = await _host.OpenAsync();

        (await _host.SayAsync("ask a person")).ShouldBe($"Ticket {ticket.Id} is open already: a person has been asked, and nobody has taken it yet.");
    }

    [Fact]
    public async Task Abstentions_WhileATicketIsOpen_OfferNobody()
    {
        await _host.OpenAsync();

        var replies = new List<string?>();
        for (var question = 0; question < 3; question++)
        {
            replies.AddRange(await _host.SayAllAsync(_host.Message($"Why {question}?")));
        }

        replies.ShouldAllBe(reply => !reply!.Contains("Ask a person", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Abstentions_AnsweredBetween_AreNotInARow()
    {
        await _host.SayAsync("Why one?");
        await _host.SayAsync("known");

        (await _host.SayAsync("Why two?")).ShouldNotBeNull().ShouldNotContain("Ask a person");
    }

    [Fact]
    public async Task Status_OfAnOpenTicket_IsTold()
    {
        (await _host.SayAsync("ticket status")).ShouldNotBeNull().ShouldStartWith("You have no open ticket here.");
        var ticket = await _host.OpenAsync();

        (await _host.SayAsync("status")).ShouldNotBeNull().ShouldStartWith($"Ticket {ticket.Id} has been open since");
    }

    [Fact]
    public async Task Close_ByTheAsker_ClosesAndTellsTheDesk()
    {
        var ticket = await _host.OpenAsync();
        (await _host.SayAsync("close my ticket", person: "another")).ShouldBe("Only the person who opened the ticket can close it.");

        (await _host.SayAsync("close my ticket")).ShouldNotBeNull().ShouldStartWith($"Ticket {ticket.Id} is closed.");

        (await _host.CurrentAsync()).ShouldBeNull();
        await _host.Store.RemoveEventAsync((await _host.Store.ListDueEventsAsync(DateTimeOffset.MaxValue, 1, None))[0].Number, None);
        (await _host.Store.ListDueEventsAsync(DateTimeOffset.MaxValue, 1, None)).ShouldHaveSingleItem().Kind.ShouldBe(TicketEventKind.Closed);
    }

    [Fact]
    public async Task Close_WhileAPersonHasIt_GivesTheConversationBack()
    {
        var ticket = await _host.OpenAsync();
        await _host.ReplyAsync("r1", "", takes: true);
        (await _host.SayAsync("ticket status")).ShouldBeNull();

        (await _host.SayAsync("cancel the ticket")).ShouldNotBeNull().ShouldStartWith($"Ticket {ticket.Id} is closed.");

        (await _host.SayAsync("known")).ShouldBe("answer to known");
    }

    [Fact]
    public async Task Attachment_WhileAPersonHasIt_IsMentioned()
    {
        await _host.OpenAsync();
        await _host.ReplyAsync("r1", "", takes: true);

        await _host.SayAsync(_host.Message("") with { Attachments = [new Attachment { ContentType = "image/png", ContentUrl = "http://localhost/p.png" }] });

        (await _host.CurrentAsync())!.Transcript[^1].Text.ShouldBe("(The asker has sent something that is not text.)");
    }

    [Fact]
    public async Task EndOfConversation_TicketIsOpen_ClosesIt()
    {
        var ticket = await _host.OpenAsync();

        await _host.SayAsync(_host.Message("") with { Type = ActivityTypes.EndOfConversation, Text = null });

        (await _host.Store.FindAsync(ticket.Id, None))!.State.ShouldBe(TicketState.Closed);
        (await _host.SayAsync("ticket status")).ShouldNotBeNull().ShouldStartWith("You have no open ticket here.");
    }

    private async Task ShouldBeInTheHandsOfTheDeskAsync(Ticket ticket)
    {
        ticket.Transcript.Select(line => line.Speaker).Take(2).ShouldBe([TicketSpeaker.Asker, TicketSpeaker.Bot]);
        ticket.Transcript[0].Text.ShouldBe("Why one?");
        ticket.Transcript[1].Text.ShouldStartWith("The documents don't say.");
        (ticket.Transcript[^1].Speaker, ticket.Transcript[^1].Text).ShouldBe((TicketSpeaker.Asker, "yes"));
        var source = ticket.Sources.ShouldHaveSingleItem();
        (source.Title, source.SourcePath, source.Quote).ShouldBe(("Pumps", "manuals/pumps.md", "Pumps are red."));
        source.Url.ShouldContain("/sources/d1?");
        var told = (await _host.Store.ListDueEventsAsync(DateTimeOffset.MaxValue, 10, None)).ShouldHaveSingleItem();
        (told.TicketId, told.Desk, told.Kind).ShouldBe((ticket.Id, "desk", TicketEventKind.Opened));
    }
}
