using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.TestKit;
using QaBot.Tests.Channels;

namespace QaBot.Tests.Messaging;

/// <summary>The bot as another bot's skill.</summary>
public sealed class SkillTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(Answer));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task AskDocs_ExpectReplies_EndsTheConversationWithTheAnswer()
    {
        var replies = await _host.AskAsync(AskDocs("""{"text":"How?","locale":"de-DE"}"""));

        var end = replies.ShouldHaveSingleItem();
        (end.Type, end.Code, end.Locale, end.ReplyToId).ShouldBe(("endOfConversation", "completedSuccessfully", "de-DE", "m1"));
        var value = end.Value!.Value;
        value.GetProperty("text").GetString().ShouldBe(end.Text);
        value.GetProperty("status").GetString().ShouldBe("answered");
        value.GetProperty("confidence").GetDouble().ShouldBe(0.9);
        var citation = value.GetProperty("citations")[0];
        citation.GetProperty("quote").GetString().ShouldBe("Hold the reset button for 3 s.");
        citation.GetProperty("name").GetString().ShouldBe("Pump manual, page 4");
        citation.GetProperty("link").GetString()!.ShouldContain("/sources/");
    }

    [Fact]
    public async Task AskDocs_ByServiceUrl_EndsTheConversationThere()
    {
        (await _host.PostAsync(AskDocs("""{"text":"How?"}"""))).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        var end = (await _host.Connector.NextAsync()).Activity;
        (end.Type, end.Code, end.Conversation!.Id).ShouldBe(("endOfConversation", "completedSuccessfully", "c1|livechat"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"text":" "}""")]
    [InlineData("""{"text":7}""")]
    [InlineData("""{"text":"How?","locale":[]}""")]
    [InlineData("\"How?\"")]
    public async Task AskDocs_NoQuestion_EndsTheConversationAsInvalid(string value)
    {
        var end = (await _host.AskAsync(AskDocs(value))).ShouldHaveSingleItem();

        (end.Type, end.Code).ShouldBe(("endOfConversation", "botIssuedInvalidMessage"));
        end.Text!.ShouldContain("AskDocs needs a value such as");
    }

    [Fact]
    public async Task AskDocs_EngineFails_EndsTheConversationWithoutDetails()
    {
        var end = (await _host.AskAsync(AskDocs("""{"text":"fail"}"""))).ShouldHaveSingleItem();

        (end.Type, end.Code).ShouldBe(("endOfConversation", "unknown"));
        end.Text!.ShouldMatch("Something went wrong on my side.*[0-9a-f]{32}");
    }

    [Fact]
    public async Task AskDocs_TooSlow_EndsTheConversationAsTimedOut()
    {
        await using var host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(async (_, token) => { await Task.Delay(Timeout.Infinite, token); return Answer(""); }),
            ("QaBot:Messaging:ResponseDeadlineSeconds", "1"));

        var end = (await host.AskAsync(AskDocs("""{"text":"How?"}"""))).ShouldHaveSingleItem();

        (end.Type, end.Code).ShouldBe(("endOfConversation", "botTimedOut"));
    }

    [Fact]
    public async Task AskDocs_FromAPersonsChannel_IsIgnored() =>
        (await _host.AskAsync(AskDocs("""{"text":"How?"}""") with { Recipient = new ChannelAccount { Id = "b" } })).ShouldBeEmpty();

    [Fact]
    public async Task AskDocs_AsInvoke_IsAnsweredInTheBody()
    {
        using var response = await _host.PostAsync(AskDocs("""{"text":"How?"}""") with { Type = "invoke" });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString().ShouldBe("answered");
    }

    [Fact]
    public async Task AskDocs_AsInvokeWithoutQuestion_Is400()
    {
        using var response = await _host.PostAsync(AskDocs("{}") with { Type = "invoke" });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MessagingHost.ErrorOf(response)).ShouldContain("AskDocs needs");
    }

    [Fact]
    public async Task Message_IsAnsweredAndTheConversationEnds()
    {
        var replies = await _host.AskAsync(ToSkill(_host.Message("How?")));

        replies.Select(reply => reply.Type).ShouldBe(["message", "endOfConversation"]);
        replies[1].Code.ShouldBe("completedSuccessfully");
        replies[1].Value!.Value.GetProperty("status").GetString().ShouldBe("answered");
    }

    [Fact]
    public async Task Message_ByServiceUrl_IsAnsweredAndTheConversationEnds()
    {
        await _host.PostAsync(ToSkill(_host.Message("How?")));

        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldContain("Hold the reset button");
        (await _host.Connector.NextAsync()).Activity.Type.ShouldBe("endOfConversation");
    }

    [Fact]
    public async Task Message_TheBotAsksBack_DoesNotEndTheConversation() =>
        (await _host.AskAsync(ToSkill(_host.Message("which")))).ShouldHaveSingleItem().Type.ShouldBe("message");

    [Fact]
    public async Task Message_EngineFails_ApologisesAndEndsTheConversation()
    {
        var replies = await _host.AskAsync(ToSkill(_host.Message("fail")));

        replies.Select(reply => (reply.Type, reply.Code)).ShouldBe([("message", null), ("endOfConversation", "unknown")]);
    }

    [Fact]
    public async Task Message_ParentKeepsThePerson_IsAnsweredAlone()
    {
        await using var host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(Answer), ("QaBot:Skill:EndConversationAfterAnswer", "false"));

        (await host.AskAsync(ToSkill(host.Message("How?")))).ShouldHaveSingleItem().Type.ShouldBe("message");
    }

    [Fact]
    public async Task EndOfConversation_FromTheParent_IsSilentAndForgets()
    {
        await _host.AskAsync(_host.Message("x") with { Type = "event", Name = "handoff.status", Text = null, Value = Json("""{"state":"accepted"}""") });
        (await _host.AskAsync(_host.Message("muted"))).ShouldBeEmpty();

        (await _host.AskAsync(ToSkill(_host.Message("") with { Type = "endOfConversation", Code = "userCancelled" }))).ShouldBeEmpty();

        (await _host.AskAsync(_host.Message("How?"))).ShouldNotBeEmpty();
    }

    private Activity AskDocs(string value) =>
        ToSkill(_host.Message("") with { Type = "event", Name = "AskDocs", Text = null, Value = Json(value) });

    private static Activity ToSkill(Activity activity) => activity with { Recipient = new ChannelAccount { Id = "b", Role = "skill" } };

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static Answer Answer(string question) => question switch
    {
        "fail" => throw new InvalidOperationException("secret"),
        "which" => SampleAnswers.All["clarification"],
        _ => SampleAnswers.All["one-source"],
    };
}
