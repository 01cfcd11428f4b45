using System.Net;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
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
    public async Task Poll_UnknownConversation_Is404()
    {
        var never = await _host.GenerateAsync();

        var response = await _host.SendAsync(HttpMethod.Get, $"conversations/{never.ConversationId}/activities", never.Token);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((404, "ConversationNotFound"));
    }

    [Fact]
    public async Task Poll_Incessantly_IsNever429AndNever5xx()
    {
        await using var host = await DirectLineHost.StartAsync(
            ("QaBot:RateLimits:PostsPerConversation", "1"), ("QaBot:RateLimits:PostsPerAddress", "1"), ("QaBot:RateLimits:StreamsPerAddress", "1"));
        var conversation = await host.StartConversationAsync();
        (await host.SayAsync(conversation, "hi")).EnsureSuccessStatusCode();
        ((int)(await host.SayAsync(conversation, "hi")).StatusCode).ShouldBe(429);

        for (var i = 0; i < 200; i++)
        {
            using var response = await host.SendAsync(HttpMethod.Get, $"conversations/{conversation.ConversationId}/activities", conversation.Token);
            ((int)response.StatusCode).ShouldBe(200);
        }
    }

    [Fact]
    public async Task Poll_FromAWatermark_GivesWhatCameAfterAndTheNextOne()
    {
        var conversation = await _host.StartConversationAsync();
        await _host.SayAsync(conversation, "one");
        var first = await _host.PollAsync(conversation);
        await _host.SayAsync(conversation, "two");

        var second = await _host.PollAsync(conversation, first.Watermark);

        second.Activities.ShouldContain(activity => activity.Text == "two");
        second.Activities.ShouldNotContain(activity => activity.Text == "one");
        second.Watermark.ShouldNotBe(first.Watermark);
    }

    [Fact]
    public async Task Stream_AfterReconnecting_ReplaysFromTheWatermark()
    {
        var conversation = await _host.StartConversationAsync();
        await _host.SayAsync(conversation, "one");
        var watermark = (await _host.PollAsync(conversation)).Watermark;
        await _host.SayAsync(conversation, "two");
        var reconnected = await DirectLineHost.ReadAsync<Conversation>(
            await _host.SendAsync(HttpMethod.Get, $"conversations/{conversation.ConversationId}?watermark={watermark}", conversation.Token));

        using var stream = await DirectLineStream.ConnectAsync(reconnected.StreamUrl!);
        var heard = new List<string?>();
        while (!heard.Contains("two"))
        {
            heard.AddRange((await stream.ReadMessagesAsync(1)).Select(message => message.Text));
        }

        heard.ShouldNotContain("one");
    }

    [Fact]
    public async Task Upload_Within24Hours_IsServedAndThen404()
    {
        await using var host = await DirectLineHost.StartAsync(
            ("QaBot:Uploads:Enabled", "true"), ("QaBot:DirectLine:IdleTimeout", "7.00:00:00"), ("QaBot:DirectLine:TokenLifetime", "1.00:00:00"));
        var conversation = await host.StartConversationAsync();
        var id = (await DirectLineHost.ReadAsync<ResourceResponse>(
            await host.UploadAsync(conversation, null, ("a.txt", "text/plain", "The boathouse is leased until May 2031."u8.ToArray())))).Id;
        var sent = (await host.PollAsync(conversation)).Activities.Single(activity => activity.Id == id);
        var url = sent.Attachments!.Single().ContentUrl!;

        host.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        using var before = await host.Client.GetAsync(url);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        using var after = await host.Client.GetAsync(url);

        (before.StatusCode, after.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("tokens/generate", "POST")]
    [InlineData("session/getsessionid", "GET")]
    public async Task Response_ToAPageOfThisMachine_NamesItsOrigin(string path, string method)
    {
        using var response = await _host.SendAsync(new HttpMethod(method), path, null, null, ("Origin", "http://localhost:5000"));

        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["http://localhost:5000"]);
        response.Headers.GetValues("Access-Control-Allow-Credentials").ShouldBe(["true"]);
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
