using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using QaBot.Core.Answering;

namespace QaBot.BotBuilder.Tests;

public sealed class QaBotActivityHandlerTests : IAsyncDisposable
{
    private const string Common =
        """
        "channelId":"webchat","serviceUrl":"https://example.org/","conversation":{"id":"c"},"from":{"id":"u"},"recipient":{"id":"b","name":"Bot"}
        """;

    private readonly BindingHost _host = new(question => question == "fail"
        ? throw new InvalidOperationException("secret")
        : new Answer { Status = AnswerStatus.SmallTalk, Text = $"answer to {question}", TraceId = "t" });

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task OnTurnAsync_Message_IsAnswered()
    {
        var context = Turn("""{"type":"message","id":"m1","text":"why?",""");

        await _host.Handler.OnTurnAsync(context);

        var message = context.Messages.ShouldHaveSingleItem();
        message.Text.ShouldBe("answer to why?");
        JToken.FromObject(message)["recipient"]!["id"]!.Value<string>().ShouldBe("u");
    }

    [Fact]
    public async Task OnTurnAsync_MessageThatExpectsReplies_IsAnsweredWithoutATypingIndicator()
    {
        var context = Turn("""{"type":"message","id":"m1","text":"why?","deliveryMode":"expectReplies",""");

        await _host.Handler.OnTurnAsync(context);

        context.Sent.ShouldHaveSingleItem().Text.ShouldBe("answer to why?");
    }

    [Fact]
    public async Task OnTurnAsync_Joined_IsWelcomedOnce()
    {
        var joined = Turn("""{"type":"conversationUpdate","id":"1","membersAdded":[{"id":"b"},{"id":"u"}],""");
        var installed = Turn("""{"type":"installationUpdate","id":"2","action":"add",""");

        await _host.Handler.OnTurnAsync(joined);
        await _host.Handler.OnTurnAsync(installed);

        joined.Messages.Concat(installed.Messages).ShouldHaveSingleItem().Text.ShouldStartWith("Hello");
    }

    [Theory]
    [InlineData("message/submitAction", 200)]
    [InlineData("somebody/elses", 501)]
    public async Task OnTurnAsync_Invoke_IsAnsweredByWhoKnowsIt(string name, int status)
    {
        var context = Turn($$"""{"type":"invoke","id":"1","name":"{{name}}","value":{"actionName":"feedback","actionValue":{"reaction":"like"}},""");

        await _host.Handler.OnTurnAsync(context);

        var sent = context.Sent.ShouldHaveSingleItem();
        (sent.Type, ((InvokeResponse)sent.Value).Status).ShouldBe(("invokeResponse", status));
        if (status == 200)
        {
            ((InvokeResponse)sent.Value).Body.ShouldBeOfType<JObject>().Count.ShouldBe(0);
        }
    }

    [Fact]
    public async Task OnTurnAsync_EngineFails_TellsThePersonAndNotTheSecret()
    {
        var context = Turn("""{"type":"message","id":"m1","text":"fail",""");

        await _host.Handler.OnTurnAsync(context);

        context.Messages.ShouldHaveSingleItem().Text.ShouldMatch("Something went wrong on my side.*[0-9a-f]{32}");
    }

    [Fact]
    public async Task OnTurnAsync_ChannelRefuses_DoesNotApologiseToTheSameChannel()
    {
        var context = Turn(
            """{"type":"message","id":"m1","text":"why?",""", new ErrorResponse { Error = new Error { Code = "BotNotInConversationRoster" } });

        await _host.Handler.OnTurnAsync(context);

        context.Messages.ShouldHaveSingleItem().Text.ShouldBe("answer to why?");
    }

    [Fact]
    public async Task OnTurnAsync_MiddlewareSwallowsTheAnswer_IsNoFault()
    {
        var context = new FakeTurnContext("""{"type":"message","id":"m1","text":"why?",""" + Common + "}") { Swallows = true };

        await _host.Handler.OnTurnAsync(context);

        context.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task OnTurnAsync_QueueIsStopping_SaysSoToTheHost()
    {
        var queue = _host.Services.GetRequiredService<BotFramework.Turns.TurnQueue>();
        await queue.StopAsync(CancellationToken.None);

        var fault = await Should.ThrowAsync<InvalidOperationException>(
            _host.Handler.OnTurnAsync(Turn("""{"type":"message","id":"m1","text":"why?",""")));

        fault.Message.ShouldContain("QaBot:Turns:Capacity");
    }

    [Fact]
    public void AddQaBotActivityHandler_HostWithoutABot_IsTheBot() =>
        _host.Services.GetRequiredService<IBot>().ShouldBeOfType<QaBotActivityHandler>();

    private static FakeTurnContext Turn(string start, ErrorResponse? refusal = null) => new(start + Common + "}") { Refusal = refusal };
}
