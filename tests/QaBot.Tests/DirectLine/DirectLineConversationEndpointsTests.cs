using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;

namespace QaBot.Tests.DirectLine;

public sealed class DirectLineConversationEndpointsTests
{
    [Fact]
    public async Task Start_NewConversation_TellsTheBotWhoIsThere()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync("""{"user":{"id":"dl_ann"}}""");
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);

        var welcome = (await stream.ReadMessagesAsync(1)).Single();

        welcome.Text.ShouldBe("hello");
        welcome.From!.Role.ShouldBe(Roles.Bot);
        var update = host.Bot.Seen.Single();
        update.Type.ShouldBe(ActivityTypes.ConversationUpdate);
        update.MembersAdded!.Select(member => member.Id).ShouldBe(["qabot", "dl_ann"]);
        update.ChannelId.ShouldBe(ChannelIds.DirectLine);
    }

    [Fact]
    public async Task Start_Twice_Is201Then200AndWelcomesOnce()
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = (await host.GenerateAsync()).Token;

        using var first = await host.SendAsync(HttpMethod.Post, "conversations", token);
        using var second = await host.SendAsync(HttpMethod.Post, "conversations", token);
        var conversation = await DirectLineHost.ReadAsync<Conversation>(second);
        await host.SayAsync(conversation, "hi");
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        var messages = await stream.ReadMessagesAsync(3);

        ((int)first.StatusCode, (int)second.StatusCode).ShouldBe((201, 200));
        messages.Count(message => message.Text == "hello").ShouldBe(1);
    }

    [Fact]
    public async Task Start_ExpiredToken_Is403AndNoNewConversation()
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = (await host.GenerateAsync()).Token;
        host.Time.Advance(TimeSpan.FromHours(1));

        using var response = await host.SendAsync(HttpMethod.Post, "conversations", token);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((403, ErrorCodes.TokenExpired));
    }

    [Fact]
    public async Task Stream_AfterReconnect_ReplaysWhatWasMissedInOrder()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        string? watermark;
        using (var first = await DirectLineStream.ConnectAsync(conversation.StreamUrl!))
        {
            await first.ReadMessagesAsync(1);
            watermark = first.Watermark;
        }

        await host.SayAsync(conversation, "one");
        await host.SayAsync(conversation, "two");
        var again = await DirectLineHost.ReadAsync<Conversation>(await host.SendAsync(
            HttpMethod.Get, $"conversations/{conversation.ConversationId}?watermark={watermark}", conversation.Token));
        using var second = await DirectLineStream.ConnectAsync(again.StreamUrl!);
        var missed = await second.ReadMessagesAsync(4);

        again.Token.ShouldNotBeNullOrEmpty();
        missed.Select(message => message.Text).ShouldBe(["one", "two", "you said: one", "you said: two"], ignoreOrder: true);
        var sequences = missed.Select(message => message.ChannelData!.Value.GetProperty("webchat:sequence-id").GetInt64()).ToList();
        sequences.ShouldBe(sequences.Order());
    }

    [Fact]
    public async Task Stream_TwoTabs_BothSeeTheQuestionAndTheAnswer()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var one = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        using var two = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);

        await host.SayAsync(conversation, "hi");

        (await one.ReadMessagesAsync(3)).Select(message => message.Text).ShouldBe(["hello", "hi", "you said: hi"]);
        (await two.ReadMessagesAsync(3)).Select(message => message.Text).ShouldBe(["hello", "hi", "you said: hi"]);
    }

    [Fact]
    public async Task Stream_NothingHappens_SendsAnEmptyFrame()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        await stream.ReadMessagesAsync(1);

        var next = stream.ReadFrameAsync();
        while (!next.IsCompleted)
        {
            // The server sets its timer after the last frame, at a moment that is not seen from here: the clock goes on until it has.
            host.Time.Advance(TimeSpan.FromSeconds(20));
            await Task.WhenAny(next, Task.Run(() => { }));
        }

        (await next).ShouldBe([]);
    }

    [Fact]
    public async Task Stream_ClientThatNeverReads_IsCutOffAndPollsGoOn()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var lazy = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        var text = new string('x', 200_000);

        for (var i = 0; i < 60; i++)
        {
            using var response = await host.SayAsync(conversation, text);
            response.EnsureSuccessStatusCode();
        }

        // What had already been on its way arrives; then the socket ends, long before 60 questions and 60 answers of 200 kB each.
        var bytes = 0;
        while (await lazy.ReadFrameAsync() is { } frame)
        {
            bytes += frame.Length;
        }

        bytes.ShouldBeLessThan(60 * 200_000);
        (await host.PollAsync(conversation)).Activities.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Stream_ServerStops_Ends()
    {
        var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        await stream.ReadMessagesAsync(1);

        await host.DisposeAsync();

        (await stream.ReadFrameAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Stream_WithoutWebSocket_Is400()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();

        using var response = await host.Client.GetAsync(conversation.StreamUrl!.Replace("ws:", "http:", StringComparison.Ordinal));

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((400, ErrorCodes.BadArgument));
    }

    [Theory]
    [InlineData("activities")]
    [InlineData("stream")]
    [InlineData("")]
    public async Task Get_TokenOfAnotherConversation_Is403(string resource)
    {
        await using var host = await DirectLineHost.StartAsync();
        var mine = await host.StartConversationAsync();
        var theirs = await host.StartConversationAsync();

        using var response = await host.SendAsync(
            HttpMethod.Get, $"conversations/{theirs.ConversationId}/{resource}?t={mine.Token}".Replace("/?", "?", StringComparison.Ordinal), mine.Token);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((403, ErrorCodes.Forbidden));
    }

    [Fact]
    public async Task Get_TokenOfAnotherProcess_Is403()
    {
        await using var other = await DirectLineHost.StartAsync();
        await using var host = await DirectLineHost.StartAsync();
        var foreign = await other.StartConversationAsync();

        using var response = await host.SendAsync(HttpMethod.Get, $"conversations/{foreign.ConversationId}/activities", foreign.Token);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((403, ErrorCodes.InvalidToken));
    }

    [Theory]
    [InlineData("%7C%3B%25")]
    [InlineData("..%2F..%2Fsecret")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("%00")]
    public async Task Get_ConversationIdWithOddCharacters_IsRefusedPolitely(string id)
    {
        await using var host = await DirectLineHost.StartAsync();
        var mine = await host.StartConversationAsync();

        using var response = await host.SendAsync(HttpMethod.Get, $"conversations/{id}/activities", mine.Token);

        ((int)response.StatusCode).ShouldBeInRange(400, 404);
    }

    [Fact]
    public async Task Poll_IdleForTooLong_Is404()
    {
        await using var host = await DirectLineHost.StartAsync(
            ("QaBot:DirectLine:IdleTimeout", "00:10:00"), ("QaBot:DirectLine:TokenLifetime", "01:00:00"));
        var conversation = await host.StartConversationAsync();
        host.Time.Advance(TimeSpan.FromMinutes(11));

        using var response = await host.SendAsync(
            HttpMethod.Get, $"conversations/{conversation.ConversationId}/activities", conversation.Token);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((404, ErrorCodes.ConversationNotFound));
    }
}
