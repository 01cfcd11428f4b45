using QaBot.TestKit;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class OutboundShapeConformanceTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("recipient known", true)]
    [InlineData("recipient missing", false)]
    public async Task Reply_Always_HasAFrom(string row, bool hasRecipient)
    {
        var message = _host.Message("hi");

        var reply = (await _host.AskAsync(hasRecipient ? message : message with { Recipient = null })).ShouldHaveSingleItem();

        reply.From!.Id.ShouldNotBeNullOrEmpty(row);
    }

    [Theory]
    [InlineData("without slash", "")]
    [InlineData("with slash", "/")]
    public async Task Reply_ServiceUrl_SlashMakesNoDifferenceAndIdsAreEscaped(string row, string end)
    {
        await _host.PostAsync(_host.Message("hi", conversation: "a:1;x=y|z/ä") with { ServiceUrl = _host.Connector.Url + end });

        (await _host.Connector.NextMessageAsync()).RawPath.ShouldBe("/v3/conversations/a%3A1%3Bx%3Dy%7Cz%2F%C3%A4/activities/m1", row);
    }

    [Theory]
    [InlineData("202 without a body", 202)]
    [InlineData("200 without a body", 200)]
    public async Task Reply_EmptyBody_IsAccepted(string row, int status)
    {
        _host.Connector.Answer = (context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        await _host.PostAsync(_host.Message("one", "m1"));
        await _host.PostAsync(_host.Message("two", "m2"));

        (await _host.Connector.NextMessageAsync()).Activity.ReplyToId.ShouldBe("m1", row);
        (await _host.Connector.NextMessageAsync()).Activity.ReplyToId.ShouldBe("m2", row);
    }
}
