using System.Net;
using QaBot.BotFramework.Activities;
using QaBot.Tests.DirectLine;

namespace QaBot.Tests.Conformance;

public sealed class DirectLineConformanceTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Start_NewAndAgain_Is201AndThen200()
    {
        var token = (await _host.GenerateAsync()).Token;

        (await _host.SendAsync(HttpMethod.Post, "conversations", token)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await _host.SendAsync(HttpMethod.Post, "conversations", token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Poll_ExpiredToken_Is403TokenExpired()
    {
        var conversation = await _host.StartConversationAsync();
        _host.Time.Advance(TimeSpan.FromMinutes(31));

        var response = await _host.SendAsync(HttpMethod.Get, $"conversations/{conversation.ConversationId}/activities", conversation.Token);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((403, "TokenExpired"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("999999999999999999999")]
    [InlineData("abc")]
    public async Task Poll_AnyWatermark_IsAnsweredAndNever5xx(string watermark)
    {
        var conversation = await _host.StartConversationAsync();
        await _host.SayAsync(conversation, "hi");

        (await _host.PollAsync(conversation, watermark)).Activities.ShouldContain(activity => activity.Text == "hi");
    }

    [Fact]
    public async Task Stream_FromTheStart_ReplaysAndEchoesWithClientActivityId()
    {
        var conversation = await _host.StartConversationAsync();
        var posted = await DirectLineHost.ReadAsync<ResourceResponse>(
            await _host.PostAsync(conversation, """{"type":"message","text":"hi","channelData":{"clientActivityID":"x1"}}"""));

        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        var messages = await stream.ReadMessagesAsync(2);

        var echo = messages.Single(message => message.Text == "hi");
        (echo.Id, echo.ChannelData!.Value.GetProperty("clientActivityID").GetString()).ShouldBe((posted.Id, "x1"));
    }

    [Fact]
    public async Task Generate_IdWithoutPrefix_IsRefused() =>
        (await _host.SendAsync(HttpMethod.Post, "tokens/generate", null, """{"user":{"id":"ann"}}""")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Post_BoundToken_SpeaksAsItsUser()
    {
        var conversation = await _host.StartConversationAsync("""{"user":{"id":"dl_ann"}}""");
        await _host.PostAsync(conversation, """{"type":"message","text":"hi","from":{"id":"dl_bob"}}""");

        (await _host.PollAsync(conversation)).Activities.Single(activity => activity.Text == "hi").From!.Id.ShouldBe("dl_ann");
    }

    [Fact]
    public async Task Preflight_FromAPageOfThisMachine_AllowsTheHeadersOfWebChat()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
        request.Headers.Add("Origin", "http://localhost:5000");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");

        using var response = await _host.Client.SendAsync(request);

        response.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("x-ms-bot-agent");
    }
}
