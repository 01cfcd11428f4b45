using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Core.Handoff;

namespace QaBot.Tests.Messaging;

/// <summary>Who asks for a person where, and which questions a person has to answer.</summary>
public sealed class TicketRuleTests
{
    private static readonly (string, string)[] Complaints =
        [("QaBot:Handoff:Rules:0:Words:0", "complaint"), ("QaBot:Handoff:Rules:0:Say", "Complaints are read by people.")];

    [Fact]
    public async Task Rule_QuestionFits_ShowsTheFormAndAsksNoDocument()
    {
        await using var host = await TicketHost.StartAsync(Complaints);

        var form = (await host.SayAsync("I have complaints about known things")).ShouldNotBeNull();
        form.ShouldStartWith("Complaints are read by people.");
        await host.SayAsync("yes");

        var ticket = (await host.CurrentAsync()).ShouldNotBeNull();
        (ticket.Reason, ticket.Question, ticket.Sources.Count).ShouldBe((TicketReason.Rule, "I have complaints about known things", 0));
    }

    [Fact]
    public async Task Rule_WhileATicketIsOpen_GoesAlong()
    {
        await using var host = await TicketHost.StartAsync(Complaints);
        var ticket = await host.OpenAsync();

        (await host.SayAsync("Another complaint")).ShouldBe($"I have added this to ticket {ticket.Id}, for the person who takes it.");

        (await host.CurrentAsync())!.Transcript[^1].Text.ShouldBe("Another complaint");
    }

    [Fact]
    public async Task Rule_NobodyCanBeAsked_IsSaid()
    {
        await using var host = await TicketHost.StartAsync([.. Complaints, ("QaBot:Handoff:Tickets", "false")]);

        (await host.SayAsync("a complaint")).ShouldNotBeNull().ShouldStartWith("Complaints are read by people. I cannot reach a person from here.");
    }

    [Fact]
    public async Task Rule_AskedByAParentBot_IsEscalatedInTheResult()
    {
        await using var host = await TicketHost.StartAsync(Complaints);
        var invoke = host.Message("") with
        {
            Type = ActivityTypes.Invoke,
            Text = null,
            Name = "AskDocs",
            Recipient = new ChannelAccount { Id = "b", Role = "skill" },
            Value = JsonSerializer.SerializeToElement(new { text = "a complaint" }),
        };

        using var response = await host.Messaging.PostAsync(invoke);

        using var result = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        result.RootElement.GetProperty("status").GetString().ShouldBe("escalated");
        result.RootElement.GetProperty("text").GetString().ShouldBe("Complaints are read by people.");
    }

    [Theory]
    [InlineData("QaBot:Handoff:Tickets", "false")]
    [InlineData("QaBot:Handoff:OfferAfter", "0")]
    public async Task Abstentions_OfferTurnedOff_OfferNobody(string key, string value)
    {
        await using var host = await TicketHost.StartAsync((key, value));

        for (var question = 0; question < 4; question++)
        {
            (await host.SayAsync($"Why {question}?")).ShouldNotBeNull().ShouldNotContain("Ask a person");
        }
    }

    [Fact]
    public async Task Request_TicketsTurnedOff_IsAskedOfTheDocuments()
    {
        await using var host = await TicketHost.StartAsync(("QaBot:Handoff:Tickets", "false"));

        (await host.SayAsync("ask a person")).ShouldNotBeNull().ShouldStartWith("The documents don't say.");
        (await host.SayAsync("ticket status")).ShouldNotBeNull().ShouldStartWith("The documents don't say.");
    }

    [Fact]
    public async Task Request_WhereAHubListens_GoesToTheHub()
    {
        await using var host = await TicketHost.StartAsync([.. Complaints, ("QaBot:Handoff:Events", "true")]);

        var replies = await host.Messaging.AskAsync(host.Message("ask a person") with { ChannelId = ChannelIds.DirectLine });
        replies.Select(reply => reply.Name ?? "").ShouldBe(["handoff.initiate", ""]);
        replies = await host.Messaging.AskAsync(host.Message("a complaint") with { ChannelId = ChannelIds.DirectLine });
        replies.Select(reply => reply.Name ?? reply.Text).ShouldContain("handoff.initiate");
        (await host.SayAsync("ask a person")).ShouldNotBeNull().ShouldContain("What shall I ask a person?");
    }

    [Fact]
    public async Task Open_TooManyAreOpen_IsRefused()
    {
        await using var host = await TicketHost.StartAsync(("QaBot:Handoff:MaxOpenTickets", "1"));
        await host.OpenAsync();

        var elsewhere = host.Message("") with { Conversation = new ConversationAccount { Id = "c2" } };
        await host.SayAsync(elsewhere with { Id = "a", Text = "ask a person" });

        (await host.SayAsync(elsewhere with { Id = "b", Text = "How?" })).ShouldNotBeNull().ShouldStartWith("Too many questions wait for a person already");
        (await host.Store.CountCurrentAsync(CancellationToken.None)).ShouldBe(1);
    }
}
