using System.Text.Json;
using Microsoft.AspNetCore.Http;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.TestKit;

namespace QaBot.Tests.Messaging;

/// <summary>Handing a conversation to a person, and taking it back.</summary>
public sealed class HandoffTests : IAsyncLifetime
{
    private const string AskForAPerson = "Can I talk to a human?";

    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(
        new ScriptedQaEngine(Echo), ("QaBot:Handoff:Events", "true"), ("QaBot:Connector:MaxAttempts", "1"));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Status_Accepted_SilencesTheBotUntilItIsCompleted()
    {
        await _host.AskAsync(Status("accepted"));
        (await _host.AskAsync(_host.Message("one"))).ShouldBeEmpty();
        (await _host.AskAsync(_host.Message("one", conversation: "another"))).ShouldHaveSingleItem();

        (await _host.AskAsync(Status("completed"))).ShouldBeEmpty();

        (await _host.AskAsync(_host.Message("two"))).ShouldHaveSingleItem().Text.ShouldBe("answer to two");
    }

    [Fact]
    public async Task Status_Accepted_ShowsNoTypingEither()
    {
        await _host.PostAsync(Status("accepted"));
        await _host.PostAsync(_host.Message("one", "m1"));
        await _host.PostAsync(Status("failed") with { Id = "s2" });

        (await _host.Connector.NextAsync()).Activity.Text.ShouldBe("Nobody could take over just now. You can go on asking me.");
    }

    [Fact]
    public async Task Status_Failed_TellsThePersonAndAnswersAgain()
    {
        await _host.AskAsync(Status("accepted"));

        (await _host.AskAsync(Status("failed"))).ShouldHaveSingleItem().Text!.ShouldContain("Nobody could take over");
        (await _host.AskAsync(_host.Message("two"))).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("directline")]
    [InlineData("webchat")]
    [InlineData("omnichannel")]
    public async Task Request_WhereTheEventIsTaken_SendsItWithTheTranscript(string channel)
    {
        await _host.AskAsync(On(channel, "It leaks"));

        var replies = await _host.AskAsync(On(channel, AskForAPerson));

        var initiate = replies[0];
        (initiate.Type, initiate.Name, initiate.From!.Id).ShouldBe(("event", "handoff.initiate", "b"));
        var transcript = initiate.Attachments!.ShouldHaveSingleItem().Content!.Value.GetProperty("activities");
        transcript.EnumerateArray().Select(said => said.GetProperty("text").GetString()).ShouldBe(["It leaks", "answer to It leaks", AskForAPerson]);
        replies[1].Text!.ShouldContain("asked for a person");
    }

    [Fact]
    public async Task Request_FromAParentBot_SendsTheEvent()
    {
        var replies = await _host.AskAsync(On("msteams", AskForAPerson) with { Recipient = new ChannelAccount { Id = "b", Role = "skill" } });

        replies[0].Name.ShouldBe("handoff.initiate");
    }

    [Fact]
    public async Task Request_WhereTheEventIsNotTaken_IsAskedOfTheDocuments() =>
        (await _host.AskAsync(On("msteams", AskForAPerson))).ShouldHaveSingleItem().Text.ShouldBe($"answer to {AskForAPerson}");

    [Fact]
    public async Task Request_Unconfigured_IsAskedOfTheDocuments()
    {
        await using var host = await MessagingHost.StartAsync(new ScriptedQaEngine(Echo));

        (await host.AskAsync(On("directline", AskForAPerson))).ShouldHaveSingleItem().Text.ShouldBe($"answer to {AskForAPerson}");
    }

    [Fact]
    public async Task Request_ChannelAnswers400_IsSurvivedAndThePersonIsTold()
    {
        _host.Connector.Answer = (context, number) =>
        {
            context.Response.StatusCode = number == 1 ? StatusCodes.Status400BadRequest : StatusCodes.Status201Created;
            return Task.CompletedTask;
        };

        await _host.PostAsync(On("directline", AskForAPerson));

        (await _host.Connector.NextAsync()).Activity.Name.ShouldBe("handoff.initiate");
        (await _host.Connector.NextAsync()).Activity.Text!.ShouldContain("I cannot reach a person from here");
    }

    private Activity On(string channel, string text) => _host.Message(text) with { ChannelId = channel };

    private Activity Status(string state) => _host.Message("") with
    {
        Type = "event",
        Id = "s1",
        Name = "handoff.status",
        Text = null,
        Value = JsonSerializer.SerializeToElement(new { state }),
    };

    private static Answer Echo(string question) => new() { Status = AnswerStatus.SmallTalk, Text = $"answer to {question}", TraceId = "t" };
}
