using QaBot.Channels;
using QaBot.Core.Handoff;
using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

/// <summary>What is submitted from the form by which a person is asked.</summary>
public sealed class HandoffFormTests : IAsyncLifetime
{
    private const string Reference = "T-0000000A Unanswered";

    private TicketHost _host = null!;

    public async Task InitializeAsync() => _host = await TicketHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Submit_AllFields_OpensTheTicketOfTheForm()
    {
        await _host.SayAsync("Why?");

        var reply = await SubmitAsync(("question", "How?"), ("note", "soon"), ("contact", "ann@example.com"));

        (reply.Status, reply.Text).ShouldBe((200, "Ticket T-0000000A: I have asked a person. The answer will come here, or to the address that you gave. "
            + "Until then I go on answering from my documents. Write \"ticket status\" to hear how it stands, or \"close my ticket\" when you no longer need it."));
        var ticket = (await _host.CurrentAsync()).ShouldNotBeNull();
        (ticket.Id, ticket.Question, ticket.Note, ticket.Contact, ticket.Reason)
            .ShouldBe(("T-0000000A", "How?", "soon", "ann@example.com", TicketReason.Unanswered));
        ticket.Transcript.Count.ShouldBe(2);
        ticket.Sources.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Submit_Twice_IsAnsweredWithTheSameTicket()
    {
        await SubmitAsync(("question", "How?"));

        var again = await SubmitAsync(("question", ""), ("contact", "nonsense"));

        (again.Status, again.Text).ShouldBe((200, "Ticket T-0000000A is open already: a person has been asked, and nobody has taken it yet."));
        (await _host.Store.CountCurrentAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task Submit_AnotherFormWhileATicketIsOpen_IsAnsweredWithThatTicket()
    {
        await SubmitAsync(("question", "How?"));

        var other = await _host.SubmitAsync(HandoffForm.SubmitAction, "T-0000000B Asked", ("question", "Why?"));

        other.Text.ShouldStartWith("Ticket T-0000000A is open already");
        (await _host.Store.FindAsync("T-0000000B", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Submit_WhileAPersonHasTheTicket_SaysWho()
    {
        await SubmitAsync(("question", "How?"));
        await _host.ReplyAsync("r1", "", takes: true);

        (await SubmitAsync(("question", "How?"))).Text.ShouldBe("Ticket T-0000000A is open already, and Kim has it.");
    }

    [Fact]
    public async Task Submit_FormOfAClosedTicket_OpensNoOther()
    {
        await SubmitAsync(("question", "How?"));
        await _host.SayAsync("close my ticket");

        (await SubmitAsync(("question", "How?"))).Text.ShouldBe(
            "Ticket T-0000000A was opened by this form, and is closed. Write \"ask a person\" to open another.");
        (await _host.CurrentAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Submit_NumberOfAnotherConversationsTicket_OpensOneOfAnotherNumber()
    {
        await _host.Store.OpenAsync(QaBot.TestKit.Handoff.TicketSample.Ticket("T-0000000A", "elsewhere"), [], CancellationToken.None);

        (await SubmitAsync(("question", "How?"))).Status.ShouldBe(200);

        (await _host.CurrentAsync())!.Id.ShouldNotBe("T-0000000A");
    }

    [Theory]
    [InlineData("", "", "The question is empty.")]
    [InlineData("How?", "ann", "The e-mail address does not look like one")]
    public async Task Submit_FieldIsWrong_SaysSoAndOpensNothing(string question, string contact, string expected)
    {
        var reply = await SubmitAsync(("question", question), ("contact", contact));

        reply.Status.ShouldBe(400);
        reply.Text.ShouldStartWith(expected);
        (await _host.CurrentAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Submit_SealHoldsNoTicket_IsRefused() =>
        (await _host.SubmitAsync(HandoffForm.SubmitAction, "something else", ("question", "How?"))).Status.ShouldBe(400);

    [Fact]
    public async Task Submit_TicketsTurnedOffMeanwhile_IsRefused()
    {
        await using var host = await TicketHost.StartAsync(("QaBot:Handoff:Tickets", "false"));

        (await host.SubmitAsync(HandoffForm.SubmitAction, Reference, ("question", "How?"))).Status.ShouldBe(503);
        (await host.CurrentAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Cancel_Form_PutsItAway()
    {
        (await _host.SubmitAsync(HandoffForm.CancelAction, Reference)).Text.ShouldBe("All right, I have asked nobody. You can go on asking me.");
        (await _host.CurrentAsync()).ShouldBeNull();
    }

    private Task<CardReply> SubmitAsync(params (string, string)[] fields) => _host.SubmitAsync(HandoffForm.SubmitAction, Reference, fields);
}
