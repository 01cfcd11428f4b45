using System.Text;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;

namespace QaBot.Tests.DirectLine;

public sealed class DirectLineActivityEndpointsTests
{
    [Fact]
    public async Task Post_Message_IsEchoedWithItsIdAndClientActivityId()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        await stream.ReadMessagesAsync(1);

        var posted = await DirectLineHost.ReadAsync<ResourceResponse>(await host.PostAsync(
            conversation, """{"type":"message","text":"hi","channelData":{"clientActivityID":"x1"},"attachments":[]}"""));

        var echoed = (await stream.ReadMessagesAsync(1)).Single();
        echoed.Id.ShouldBe(posted.Id);
        echoed.ChannelData!.Value.GetProperty("clientActivityID").GetString().ShouldBe("x1");
        var answer = (await stream.ReadMessagesAsync(1)).Single();
        answer.ReplyToId.ShouldBe(posted.Id);
    }

    [Fact]
    public async Task Post_AsSomebodyElse_SpeaksAsTheTokensUser()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync("""{"user":{"id":"dl_ann"}}""");

        await host.PostAsync(conversation, """{"type":"message","text":"hi","from":{"id":"dl_bob","role":"bot"},"conversation":{"id":"other"},"serviceUrl":"http://evil.example"}""");

        var echoed = (await host.PollAsync(conversation)).Activities.Single(activity => activity.Text == "hi");
        echoed.From!.Id.ShouldBe("dl_ann");
        echoed.From.Role.ShouldBe(Roles.User);
        echoed.Conversation!.Id.ShouldBe(conversation.ConversationId);
        echoed.ServiceUrl!.ShouldStartWith("http://127.0.0.1");
    }

    [Fact]
    public async Task Post_FromWebChat_HasItsChannel()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();

        using var response = await host.SendAsync(
            HttpMethod.Post, $"conversations/{conversation.ConversationId}/activities", conversation.Token,
            """{"type":"message","text":"hi"}""", ("x-ms-bot-agent", "DirectLine/3.0 (directlinejs; WebChat/4.18.1 (Full) 0.15.5)"));

        response.EnsureSuccessStatusCode();
        (await host.PollAsync(conversation)).Activities.Single(activity => activity.Text == "hi").ChannelId.ShouldBe(ChannelIds.WebChat);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"hi\"")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"event"}""")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    public async Task Post_NoActivity_Is400WithTheReason(string body)
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();

        using var response = await host.PostAsync(conversation, body);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((400, ErrorCodes.BadArgument));
    }

    [Fact]
    public async Task Post_OneMegabyte_Is413()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();

        using var response = await host.SayAsync(conversation, new string('x', 1024 * 1024));

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((413, ErrorCodes.MessageSizeTooBig));
    }

    [Fact]
    public async Task Post_OneMegabyteInPiecesWithoutLength_Is413()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"v3/directline/conversations/{conversation.ConversationId}/activities");
        request.Headers.Authorization = new("Bearer", conversation.Token);
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024))));

        using var response = await host.Client.SendAsync(request);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((413, ErrorCodes.MessageSizeTooBig));
    }

    [Fact]
    public async Task Post_WithoutToken_Is401()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();

        using var response = await host.SendAsync(
            HttpMethod.Post, $"conversations/{conversation.ConversationId}/activities", null, """{"type":"message"}""");

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((401, ErrorCodes.MissingToken));
    }

    [Fact]
    public async Task Poll_WithWatermark_GivesOnlyWhatIsNew()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        await stream.ReadMessagesAsync(1);

        var first = await host.PollAsync(conversation);
        var second = await host.PollAsync(conversation, first.Watermark);

        first.Activities.Single().Text.ShouldBe("hello");
        second.Activities.ShouldBeEmpty();
        second.Watermark.ShouldBe(first.Watermark);
    }

    [Fact]
    public async Task Upload_AFile_IsRefusedWhereThePersonSeesIt()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[1000]), "file", "a.pdf" } };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"v3/directline/conversations/{conversation.ConversationId}/upload?userId=dl_ann") { Content = form };
        request.Headers.Authorization = new("Bearer", conversation.Token);

        using var response = await host.Client.SendAsync(request);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((415, ErrorCodes.FilesNotAccepted));
        (await host.PollAsync(conversation)).Activities.ShouldContain(activity => activity.Text!.Contains("Files are not taken here"));
    }

    [Fact]
    public async Task EndOfConversation_FromEitherSide_ReachesTheOther()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        (await host.PostAsync(conversation, """{"type":"endOfConversation","code":"userCancelled"}""")).EnsureSuccessStatusCode();
        await host.SayAsync(conversation, "hi");
        await DirectLineHost.HearAsync(conversation, "you said: hi");
        await host.SayAsync(conversation, "bye");
        await host.SayAsync(conversation, "again");
        await DirectLineHost.HearAsync(conversation, "you said: again");

        host.Bot.Seen.Single(activity => activity.Type == ActivityTypes.EndOfConversation).Code.ShouldBe("userCancelled");
        (await host.PollAsync(conversation)).Activities
            .Where(activity => activity.Type == ActivityTypes.EndOfConversation && activity.From!.Role == Roles.Bot)
            .ShouldHaveSingleItem().Code.ShouldBe("completedSuccessfully");
    }

    [Fact]
    public async Task GetSessionId_Always_SaysThatThereIsNone()
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Get, "session/getsessionid", null);

        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"sessionId":""}""");
    }
}
