using System.Net.WebSockets;
using System.Text;
using QaBot.BotFramework.Activities;

namespace QaBot.Tests.DirectLine;

public sealed class DirectLineStreamTests
{
    [Fact]
    public async Task Stream_WhenItsTokenExpires_EndsAndARefreshedOneGoesOn()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        // Opened late: a clock that jumps over a frame under way would time it out.
        host.Time.Advance(TimeSpan.FromMinutes(29));
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        await stream.ReadMessagesAsync(1);
        var refreshed = await DirectLineHost.ReadAsync<BotFramework.DirectLine.Conversation>(
            await host.SendAsync(HttpMethod.Post, "tokens/refresh", conversation.Token));

        host.Time.Advance(TimeSpan.FromMinutes(1));
        await stream.ReadToEndAsync();

        stream.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
        var again = await DirectLineHost.ReadAsync<BotFramework.DirectLine.Conversation>(await host.SendAsync(
            HttpMethod.Get, $"conversations/{conversation.ConversationId}?watermark={stream.Watermark}", refreshed.Token));
        using var second = await DirectLineStream.ConnectAsync(again.StreamUrl!);
        await host.SayAsync(refreshed, "still here");
        (await second.ReadMessagesAsync(1)).Single().Text.ShouldBe("still here");
    }

    [Fact]
    public async Task Stream_Silent_SendsAnEmptyFrameEvery20Seconds()
    {
        var interval = TimeSpan.FromSeconds(20);
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        // The wait before the welcome came; it is over.
        await host.Time.WaitBeginsAsync(interval);
        await stream.ReadMessagesAsync(1);

        for (var i = 0; i < 3; i++)
        {
            await host.Time.WaitBeginsAsync(interval);
            host.Time.Advance(interval);
            (await stream.ReadFrameAsync()).ShouldBe([]);
        }

        await host.SayAsync(conversation, "hi");
        (await stream.ReadMessagesAsync(1)).Single().Text.ShouldBe("hi");
    }

    [Fact]
    public async Task Stream_BotEndsTheConversation_SaysSoAndStaysOpen()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);

        await host.SayAsync(conversation, "bye");
        var ended = (await stream.ReadAsync(ActivityTypes.EndOfConversation, 1)).Single();
        // What follows from it is the client's decision; DirectLineJS, for one, goes on.
        await host.SayAsync(conversation, "again");

        ended.Code.ShouldBe("completedSuccessfully");
        ended.From!.Role.ShouldBe(Roles.Bot);
        (await stream.ReadMessagesAsync(2))[1].Text.ShouldBe("you said: again");
    }

    [Fact]
    public async Task Stream_SignsOfLife_AreLetPass()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);

        await stream.SendAsync([]);
        await stream.SendAsync("ping"u8.ToArray());
        await host.SayAsync(conversation, "hi");

        (await stream.ReadMessagesAsync(2))[1].Text.ShouldBe("hi");
    }

    [Theory]
    [InlineData(17, WebSocketMessageType.Text)]
    [InlineData(1_000_000, WebSocketMessageType.Text)]
    [InlineData(1, WebSocketMessageType.Binary)]
    public async Task Stream_AnythingElse_ClosesTheSocket(int length, WebSocketMessageType type)
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();
        using var stream = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        await stream.ReadMessagesAsync(1);

        try
        {
            await stream.SendAsync(Encoding.ASCII.GetBytes(new string('x', length)), type);
        }
        catch (WebSocketException)
        {
            // A long frame is cut off while it is sent.
        }

        await stream.ReadToEndAsync();
        using var other = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);
        (await other.ReadMessagesAsync(1)).Single().Text.ShouldBe("hello");
    }

    [Fact]
    public async Task Stream_OpenedTooOften_Is429()
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:RateLimits:StreamsPerConversation", "1"));
        var conversation = await host.StartConversationAsync();
        using var first = await DirectLineStream.ConnectAsync(conversation.StreamUrl!);

        var refused = await Should.ThrowAsync<WebSocketException>(() => DirectLineStream.ConnectAsync(conversation.StreamUrl!));

        refused.Message.ShouldContain("429");
    }
}
