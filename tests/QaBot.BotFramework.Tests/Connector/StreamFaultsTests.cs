using Microsoft.AspNetCore.Http;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using QaBot.TestKit;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class StreamFaultsTests : IAsyncLifetime
{
    private FakeConnector _connector = null!;
    private ConnectorTransport _transport = null!;

    public async Task InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _transport = TestConnector.Transport(TimeProvider.System, new ConnectorOptions { MaxAttempts = 1 });
    }

    public async Task DisposeAsync()
    {
        _transport.Dispose();
        await _connector.DisposeAsync();
    }

    [Theory]
    [InlineData(403, "ContentStreamNotAllowed", "Content stream was cancelled by user.", StreamFault.Stopped)]
    [InlineData(403, "ContentStreamNotAllowed", "CONTENT STREAM WAS CANCELED BY USER", StreamFault.Stopped)]
    [InlineData(403, "ContentStreamNotAllowed", "Content stream is not allowed on an already completed streamed message", StreamFault.Completed)]
    [InlineData(403, "ContentStreamNotAllowed", "Content stream finished due to exceeded streaming time.", StreamFault.Ended)]
    [InlineData(403, "ContentStreamNotAllowed", "Request streamed content should contain the previously streamed content", StreamFault.Ended)]
    [InlineData(403, "ContentStreamNotAllowed", "Content stream is not allowed", StreamFault.NotAllowed)]
    [InlineData(403, "ContentStreamNotAllowed", "Something new", StreamFault.NotAllowed)]
    [InlineData(403, "Forbidden", "Message size too large", StreamFault.Other)]
    [InlineData(400, "BadRequest", "Start streaming activities should include text", StreamFault.Other)]
    [InlineData(405, "MethodNotAllowed", "", StreamFault.NotAllowed)]
    [InlineData(410, "Gone", "", StreamFault.Stopped)]
    [InlineData(429, "TooManyRequests", "API calls quota exceeded", StreamFault.Busy)]
    [InlineData(503, "ServiceUnavailable", "", StreamFault.Busy)]
    public async Task JudgeStreamFault_AnswerOfTheChannel_IsToldByItsMessage(int status, string code, string message, StreamFault expected)
    {
        _connector.Answer = async (context, _) =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsJsonAsync(new { error = new { code, message } });
        };
        var sender = new ConnectorSender(new ConnectorClient(_transport), TestConnector.At(_connector.Url));

        var fault = await Should.ThrowAsync<ConnectorException>(async () => await sender.SendAsync(TestConnector.Message("c"), default));

        sender.JudgeStreamFault(fault).ShouldBe(expected);
        if (message.Length > 0)
        {
            fault.Message.ShouldNotContain(message, Case.Insensitive, "what a channel says is not for the log");
        }
    }

    [Fact]
    public async Task UpdateAsync_SomethingSentBefore_IsReplaced()
    {
        var sender = new ConnectorSender(new ConnectorClient(_transport), TestConnector.At(_connector.Url));

        (await sender.UpdateAsync(TestConnector.Message("c") with { Id = "s" }, default)).ShouldBeTrue();

        var call = await _connector.NextAsync();
        (call.Method, call.RawPath).ShouldBe(("PUT", "/v3/conversations/c/activities/s"));
    }
}
