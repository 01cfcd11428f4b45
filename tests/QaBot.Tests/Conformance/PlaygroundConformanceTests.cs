using System.Text.Json;
using Microsoft.AspNetCore.Http;
using QaBot.BotFramework.Activities;
using QaBot.TestKit;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class PlaygroundConformanceTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(
        new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]), ("QaBot:Handoff:Events", "true"));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Handoff_EventRefusedWith400_IsSurvivedAndThePersonTold()
    {
        _host.Connector.Answer = (context, number) =>
        {
            context.Response.StatusCode = number == 1 ? StatusCodes.Status400BadRequest : StatusCodes.Status201Created;
            return Task.CompletedTask;
        };

        await _host.PostAsync(_host.Message("Can I talk to a human?") with { ChannelId = ChannelIds.DirectLine });

        (await _host.Connector.NextAsync()).Activity.Name.ShouldBe("handoff.initiate");
        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldContain("I cannot reach a person from here");
    }

    [Theory]
    [InlineData("plain text", "\"very good\"")]
    [InlineData("object", """{"feedbackText":"very good"}""")]
    [InlineData("JSON in a string", "\"{\\\"feedbackText\\\":\\\"very good\\\"}\"")]
    public async Task Feedback_AnyForm_FailsNothing(string row, string feedback)
    {
        var invoke = _host.Message("") with
        {
            Type = "invoke",
            Name = "message/submitAction",
            Value = JsonSerializer.Deserialize<JsonElement>($$$"""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":{{{feedback}}}}}"""),
        };

        ((int)(await _host.PostAsync(invoke)).StatusCode).ShouldBeOneOf([200, 501], row);
    }
}
