using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Core.Conversation;
using QaBot.Core.Handoff;

namespace QaBot.Tests.Messaging;

/// <summary>Reaching a person where the channel draws cards: the form as it leaves, and what comes back from it.</summary>
public sealed class TicketCardTests : IAsyncLifetime
{
    private TicketHost _host = null!;

    public async Task InitializeAsync() => _host = await TicketHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Form_Sent_OpensATicketOnce()
    {
        var card = await ShowAsync();

        var opened = (await _host.SayAsync(Submit(card, "handoff.submit", "How?"))).ShouldNotBeNull();
        var again = (await _host.SayAsync(Submit(card, "handoff.submit", "How?"))).ShouldNotBeNull();

        var ticket = (await CurrentAsync()).ShouldNotBeNull();
        (ticket.Question, ticket.Reason).ShouldBe(("How?", TicketReason.Asked));
        opened.ShouldStartWith($"Ticket {ticket.Id}: I have asked a person.");
        again.ShouldStartWith($"Ticket {ticket.Id} is open already");
    }

    [Fact]
    public async Task Form_SentEmptyThenMended_OpensATicket()
    {
        var card = await ShowAsync();

        (await _host.SayAsync(Submit(card, "handoff.submit", " "))).ShouldNotBeNull().ShouldStartWith("The question is empty.");
        (await _host.SayAsync(Submit(card, "handoff.submit", "How?"))).ShouldNotBeNull().ShouldStartWith("Ticket T-");
    }

    [Fact]
    public async Task Form_PutAway_OpensNothing()
    {
        var card = await ShowAsync();

        (await _host.SayAsync(Submit(card, "handoff.cancel", "How?"))).ShouldBe("All right, I have asked nobody. You can go on asking me.");

        (await CurrentAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Form_SentByAnotherPerson_OpensNothing()
    {
        var card = await ShowAsync();

        await _host.SayAsync(Submit(card, "handoff.submit", "How?") with { From = new ChannelAccount { Id = "another" } });

        (await CurrentAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Yes_BelowTheForm_OpensTheSameTicketAsTheForm()
    {
        var card = await ShowAsync();

        var opened = (await _host.SayAsync(OnWebChat("yes"))).ShouldNotBeNull();
        await _host.SayAsync(OnWebChat("close my ticket"));

        var ticket = opened.Split(' ')[1].TrimEnd(':');
        (await _host.SayAsync(Submit(card, "handoff.submit", "How?"))).ShouldNotBeNull().ShouldStartWith($"Ticket {ticket} was opened by this form, and is closed.");
    }

    [Fact]
    public async Task Question_BelowAnEmptyForm_IsAskedOfTheDocuments()
    {
        (await _host.Messaging.AskAsync(OnWebChat("ask a person"))).ShouldHaveSingleItem().Attachments.ShouldHaveSingleItem();

        (await _host.SayAsync(OnWebChat("known"))).ShouldBe("answer to known");
        (await CurrentAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Submission_InterruptedAfterTheTicketWasOpened_IsToldTheTicket()
    {
        var submission = Submit(await ShowAsync(), "handoff.submit", "How?");
        await _host.SayAsync(submission);
        var ticket = (await CurrentAsync()).ShouldNotBeNull();

        (await _host.TakeUpAsync(submission)).ShouldNotBeNull().ShouldStartWith($"Ticket {ticket.Id} is open already");
    }

    /// <summary>Has the form shown, and gives its card.</summary>
    private async Task<JsonElement> ShowAsync()
    {
        await _host.SayAsync(OnWebChat("Why?"));
        var form = (await _host.Messaging.AskAsync(OnWebChat("ask a person"))).ShouldHaveSingleItem();
        return form.Attachments.ShouldHaveSingleItem().Content.ShouldNotBeNull();
    }

    /// <summary>What a client sends for a button: the button's data, and the inputs.</summary>
    private Activity Submit(JsonElement card, string action, string question)
    {
        var button = card.GetProperty("actions").EnumerateArray().Select(one => one.GetProperty("data"))
            .Single(data => data.GetProperty("qabot").GetString() == action);
        var seal = button.GetProperty("seal").GetString();
        return OnWebChat("") with { Text = null, Value = JsonSerializer.SerializeToElement(new { qabot = action, seal, question }) };
    }

    private Activity OnWebChat(string text) => _host.Message(text) with { ChannelId = ChannelIds.WebChat };

    private async Task<Ticket?> CurrentAsync() =>
        await _host.Store.FindCurrentAsync(new ConversationKey(ChannelIds.WebChat, "c1|livechat"), CancellationToken.None);
}
