using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.TestKit;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class EndpointConformanceTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("HEAD")]
    [InlineData("GET")]
    [InlineData("OPTIONS")]
    public async Task Send_OtherVerb_IsNo500(string verb) =>
        ((int)(await _host.SendAsync(new HttpMethod(verb))).StatusCode).ShouldBeLessThan(500);

    [Fact]
    public async Task Message_TenantAndObjectIdsThatAreNoGuids_IsAnswered()
    {
        var message = _host.Message("hi") with
        {
            From = new ChannelAccount { Id = "user-id-0", AadObjectId = "00000000-0000-0000-0000-0000000000020" },
            Conversation = new ConversationAccount { Id = "c", TenantId = "00000000-0000-0000-0000-0000000000001" },
            ChannelData = JsonSerializer.SerializeToElement(new { tenant = new { id = "no guid" } }),
        };

        (await _host.AskAsync(message)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Message_WithoutRecipient_IsAnswered() =>
        (await _host.AskAsync(_host.Message("hi") with { Recipient = null })).ShouldHaveSingleItem();

    [Fact]
    public async Task Message_WithoutNameOfTheSender_IsAnswered() =>
        (await _host.AskAsync(_host.Message("hi") with { From = new ChannelAccount { Id = "u" } })).ShouldHaveSingleItem();

    [Fact]
    public async Task Message_WithoutText_IsAnswered() =>
        (await _host.AskAsync(_host.Message("hi") with { Text = null })).ShouldHaveSingleItem();
}
