using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
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
    [InlineData("object without words", "{}")]
    [InlineData("null", "null")]
    public async Task Feedback_AnyForm_IsAnsweredWithAnEmptyObject(string row, string feedback)
    {
        var invoke = _host.Message("") with
        {
            Type = "invoke",
            Name = "message/submitAction",
            Value = JsonSerializer.Deserialize<JsonElement>($$$"""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":{{{feedback}}}}}"""),
        };

        using var response = await _host.PostAsync(invoke);

        ((int)response.StatusCode).ShouldBe(200, row);
        (await response.Content.ReadAsStringAsync()).ShouldBe("{}", row);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
    }

    [Theory]
    [InlineData("DELETE not implemented", 501)]
    [InlineData("DELETE not allowed", 405)]
    public async Task Delete_Refused_IsAFaultThatIsNotRepeated(string row, int status)
    {
        _host.Connector.Answer = (context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        var client = _host.Services.GetRequiredService<ConnectorClient>();

        var fault = await Should.ThrowAsync<ConnectorException>(
            client.DeleteActivityAsync(new ConnectorTarget(_host.Connector.Url, IsVouchedFor: false), "c", "1719922000999", CancellationToken.None));

        (fault.Kind, (int?)fault.Status, _host.Connector.Count).ShouldBe((ConnectorFaultKind.Refused, status, 1), row);
        (await _host.Connector.NextAsync()).Method.ShouldBe("DELETE");
    }
}
