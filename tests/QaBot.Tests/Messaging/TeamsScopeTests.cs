using System.Net;
using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.TestKit;

namespace QaBot.Tests.Messaging;

/// <summary>Group chats and channels of Teams, where others read along.</summary>
public sealed class TeamsScopeTests : IAsyncLifetime
{
    private const string Thread = "19:general@thread.tacv2;messageid=1719922000123";

    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(
        question => new Answer { Status = AnswerStatus.SmallTalk, Text = $"answer to {question}", Suggestions = ["Next?"], TraceId = "t" }));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Message_InAChannelWithAMention_IsAnsweredInItsThread()
    {
        await _host.PostAsync(InChannel("<at>Bot</at>&nbsp;what did <at>Ann</at> say?", Mention("b", "Bot"), Mention("29:ann", "Ann")) with { Locale = "en-GB" });

        var call = await _host.Connector.NextMessageAsync();
        call.RawPath.ShouldBe("/v3/conversations/19%3Ageneral%40thread.tacv2%3Bmessageid%3D1719922000123/activities/m1");
        call.Activity.Text!.ShouldStartWith("answer to what did Ann say?");
        (call.Activity.Conversation!.Id, call.Activity.ReplyToId, call.Activity.Locale).ShouldBe((Thread, "m1", "en-GB"));
        call.Activity.SuggestedActions.ShouldBeNull();
    }

    [Theory]
    [InlineData("channel")]
    [InlineData("groupChat")]
    [InlineData("groupchat")]
    public async Task Message_AmongOthersWithoutAMention_IsNotForTheBot(string scope)
    {
        await _host.PostAsync(InChannel("what did <at>Ann</at> say?", Mention("29:ann", "Ann")) with { Conversation = Conversation(scope) });
        await _host.PostAsync(InChannel("<at>Bot</at> next", Mention("b", "Bot")) with { Id = "m2", Conversation = Conversation(scope) });

        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldStartWith("answer to next");
    }

    [Fact]
    public async Task Message_InThePersonalChat_NeedsNoMention()
    {
        await _host.PostAsync(InChannel("hello") with { Conversation = Conversation("personal") });

        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldStartWith("answer to hello");
    }

    [Fact]
    public async Task Installation_InATeam_IsGreetedOnceAndShortly()
    {
        await Task.WhenAll(_host.PostAsync(Added("installationUpdate")), _host.PostAsync(Added("conversationUpdate", "29:ann", "b")));
        await _host.PostAsync(Added("conversationUpdate", "29:ben") with { Id = "later" });
        await _host.PostAsync(InChannel("<at>Bot</at> next", Mention("b", "Bot")));

        var greeting = (await _host.Connector.NextMessageAsync()).Activity;
        greeting.Text!.ShouldContain("Mention me (Bot)");
        greeting.SuggestedActions.ShouldBeNull();
        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldStartWith("answer to next");
    }

    [Fact]
    public async Task MembersAdded_OthersThanTheBot_AreNotGreeted()
    {
        await _host.PostAsync(Added("conversationUpdate", "29:ann", "29:ben"));
        await _host.PostAsync(InChannel("<at>Bot</at> next", Mention("b", "Bot")));

        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldStartWith("answer to next");
    }

    [Theory]
    [InlineData("remove", true)]
    [InlineData("remove-upgrade", false)]
    public async Task Installation_AfterRemoval_IsGreetedAnew(string action, bool isAnew)
    {
        var personal = Added("installationUpdate") with { Conversation = Conversation("personal") };
        await _host.PostAsync(personal);
        await _host.PostAsync(personal with { Id = "i2", Action = action });
        await _host.PostAsync(personal with { Id = "i3" });
        await _host.PostAsync(InChannel("next") with { Conversation = Conversation("personal") });

        var said = new List<string>();
        do
        {
            said.Add((await _host.Connector.NextMessageAsync()).Activity.Text!);
        }
        while (!said[^1].StartsWith("answer", StringComparison.Ordinal));

        said.Count.ShouldBe(isAnew ? 3 : 2);
    }

    [Fact]
    public async Task MembersRemoved_TheBotItself_ForgetsTheConversation()
    {
        await _host.PostAsync(Added("installationUpdate"));
        await _host.PostAsync(Added("conversationUpdate") with { Id = "i2", MembersAdded = null, MembersRemoved = [new ChannelAccount { Id = "b" }] });
        await _host.PostAsync(Added("installationUpdate") with { Id = "i3" });

        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldContain("Mention me");
        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldContain("Mention me");
    }

    [Theory]
    [InlineData("message/fetchTask")]
    [InlineData("task/fetch")]
    [InlineData("task/submit")]
    [InlineData("actionableMessage/executeAction")]
    [InlineData("composeExtension/selectItem")]
    [InlineData("composeExtension/submitAction")]
    [InlineData("signin/verifyState")]
    [InlineData("adaptiveCard/action")]
    [InlineData("somethingNew")]
    public async Task Invoke_NotServed_IsNotImplemented(string name)
    {
        using var response = await _host.PostAsync(InChannel("") with { Type = ActivityTypes.Invoke, Name = name, Value = JsonSerializer.SerializeToElement(new { }) });

        response.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    private Activity InChannel(string text, params Entity[] entities) => _host.Message(text) with
    {
        ChannelId = ChannelIds.Teams,
        Conversation = new ConversationAccount { Id = Thread, ConversationType = "channel", IsGroup = true },
        Entities = entities,
    };

    private Activity Added(string type, params string[] members) => InChannel("") with
    {
        Type = type,
        Id = type,
        Text = null,
        Action = type == "installationUpdate" ? "add" : null,
        MembersAdded = members.Length == 0 ? null : [.. members.Select(id => new ChannelAccount { Id = id })],
    };

    private static ConversationAccount Conversation(string type) => new() { Id = "19:x@thread.v2", ConversationType = type };

    private static Entity Mention(string id, string name) => JsonSerializer.Deserialize<Entity>(
        JsonSerializer.Serialize(new { type = "mention", mentioned = new { id, name }, text = $"<at>{name}</at>" }), ActivityJson.Options)!;
}
