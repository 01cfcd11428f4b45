using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Messaging;
using QaBot.TestKit;

namespace QaBot.Tests.Messaging;

/// <summary>Cards that come back: as a message (Action.Submit) and as an invoke that waits (Action.Execute).</summary>
public sealed class CardResponderTests : IAsyncLifetime
{
    private const string Save = "test.save";
    private const string Drop = "test.drop";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly RecordingCardAction _save = new(Save, submission => submission.Fields.GetValueOrDefault("note") switch
    {
        "bad" => new CardReply("That is no address.", 400),
        "quiet" => null,
        _ => new CardReply("Saved."),
    });

    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(
        new ScriptedQaEngine(question => new Answer { Status = AnswerStatus.SmallTalk, Text = $"answer to {question}", TraceId = "t" }),
        services =>
        {
            services.AddSingleton<TimeProvider>(_time);
            services.AddSingleton<QaBot.Messaging.CardAction>(_save);
            services.AddSingleton<QaBot.Messaging.CardAction>(new RecordingCardAction(Drop, _ => new CardReply("Dropped.")));
        });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Submit_SealInOrder_IsHandedToItsActionAndAnsweredByAMessage()
    {
        var reply = (await _host.AskAsync(Submitted(new { qabot = Save, seal = Seal(), note = "it leaks" }))).ShouldHaveSingleItem();

        reply.Text.ShouldBe("Saved.");
        var (submission, state) = _save.Taken.ShouldHaveSingleItem();
        (submission.Fields["note"], state.Reference, state.Person).ShouldBe(("it leaks", "ref", "u"));
    }

    [Fact]
    public async Task Submit_Twice_IsForTheActionToJudge()
    {
        var card = Submitted(new { qabot = Save, seal = Seal() });

        await _host.AskAsync(card);
        await _host.AskAsync(card with { Id = "m2" });

        _save.Taken.Select(taken => taken.State.Reference).ShouldBe(["ref", "ref"]);
    }

    [Fact]
    public async Task Submit_ActionSaysNothing_SendsNothing() =>
        (await _host.AskAsync(Submitted(new { qabot = Save, seal = Seal(), note = "quiet" }))).ShouldBeEmpty();

    [Fact]
    public async Task Submit_AlteredSeal_IsRefused()
    {
        var (head, tail) = (Seal()[0], Seal()[1..]);

        await IsRefusedAsync(Submitted(new { qabot = Save, seal = (head == 'a' ? 'b' : 'a') + tail }), "I did not make this card");
        await IsRefusedAsync(Submitted(new { qabot = Save }), "I did not make this card");
        await IsRefusedAsync(Submitted(new { qabot = Save, seal = new string('x', 10_000) }), "I did not make this card");
    }

    [Fact]
    public async Task Submit_InAnotherConversation_IsRefused() =>
        await IsRefusedAsync(
            Submitted(new { qabot = Save, seal = Seal() }) with { Conversation = new ConversationAccount { Id = "c2" } }, "belongs to another conversation");

    [Fact]
    public async Task Submit_OnAnotherChannel_IsRefused() =>
        await IsRefusedAsync(Submitted(new { qabot = Save, seal = Seal() }) with { ChannelId = "webchat" }, "belongs to another conversation");

    [Fact]
    public async Task Submit_ByAnotherPerson_IsRefused() =>
        await IsRefusedAsync(
            Submitted(new { qabot = Save, seal = Seal() }) with { From = new ChannelAccount { Id = "other" } }, "made for somebody else");

    [Fact]
    public async Task Submit_WithTheSealOfAnotherAction_IsRefused() =>
        await IsRefusedAsync(Submitted(new { qabot = Save, seal = Seal(Drop) }), "does not belong to the card");

    [Fact]
    public async Task Submit_AnActionThatIsNotThere_IsRefused() =>
        await IsRefusedAsync(Submitted(new { qabot = "test.gone", seal = Seal("test.gone") }), "I do not know this button");

    [Fact]
    public async Task Submit_AfterSevenDays_IsRefused()
    {
        var card = Submitted(new { qabot = Save, seal = Seal() });
        _time.Advance(CardSeal.Lifetime);
        (await _host.AskAsync(card)).ShouldHaveSingleItem().Text.ShouldBe("Saved.");

        _time.Advance(TimeSpan.FromSeconds(1));

        await IsRefusedAsync(card with { Id = "m2" }, "more than 7 days old", taken: 1);
    }

    [Fact]
    public async Task Submit_AnotherBotsCard_StaysWhatItWas()
    {
        (await _host.AskAsync(Submitted(new { choice = 1 }))).ShouldHaveSingleItem().Text!.ShouldContain("only read text");
        (await _host.AskAsync(Submitted(new { choice = 1 }) with { Id = "m2", Text = "hello" })).ShouldHaveSingleItem().Text.ShouldBe("answer to hello");
    }

    [Fact]
    public async Task Execute_SealInOrder_IsAnsweredInTheResponseAlone()
    {
        (await ExecuteAsync(new { qabot = Save, seal = Seal(), note = "it leaks" }))
            .ShouldBe("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Saved."}""");

        await _host.PostAsync(_host.Message("next", "m2"));
        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("answer to next");
    }

    [Theory]
    [InlineData("bad", """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"That is no address."}}""")]
    [InlineData("quiet", """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Done."}""")]
    public async Task Execute_RefusedOrSilent_IsAnsweredAllTheSame(string note, string body) =>
        (await ExecuteAsync(new { qabot = Save, seal = Seal(), note })).ShouldBe(body);

    [Fact]
    public async Task Execute_ForgedSeal_IsAnErrorInTheResponse() =>
        (await ExecuteAsync(new { qabot = Save, seal = "x.y" })).ShouldContain("I did not make this card");

    [Fact]
    public async Task Execute_AnotherBotsCard_IsNotImplemented() =>
        (await _host.PostAsync(Invoked(new { choice = 1 }))).StatusCode.ShouldBe(HttpStatusCode.NotImplemented);

    private string Seal(string action = Save) => _host.Services.GetRequiredService<CardSeal>().Seal(action, _host.Message("x"), "u", "ref");

    private Activity Submitted(object value) => _host.Message("") with { Text = null, Value = JsonSerializer.SerializeToElement(value) };

    private Activity Invoked(object data) => _host.Message("") with
    {
        Type = ActivityTypes.Invoke,
        Name = "adaptiveCard/action",
        Text = null,
        Value = JsonSerializer.SerializeToElement(new { action = new { type = "Action.Execute", verb = "v", data }, trigger = "manual" }),
    };

    private async Task<string> ExecuteAsync(object data)
    {
        using var response = await _host.PostAsync(Invoked(data));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task IsRefusedAsync(Activity submitted, string said, int taken = 0)
    {
        (await _host.AskAsync(submitted)).ShouldHaveSingleItem().Text!.ShouldContain(said);
        _save.Taken.Count.ShouldBe(taken);
    }
}
