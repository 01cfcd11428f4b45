using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.TestKit;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class TurnConformanceTests
{
    [Fact]
    public async Task Post_SlowBot_IsAcknowledgedWithinASecond()
    {
        await using var host = await StartAsync(async (_, token) => { await Task.Delay(Timeout.Infinite, token); return Say(""); });
        await host.PostAsync(host.Message("warm", "m0", "warm"));
        var watch = Stopwatch.StartNew();

        (await host.PostAsync(host.Message("hi"))).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Post_OneConversation_IsAnsweredInOrder()
    {
        var delay = 5;
        await using var host = await StartAsync(async (question, _) =>
        {
            // The later, the quicker: only a queue keeps the order.
            await Task.Delay(Math.Max(0, Interlocked.Decrement(ref delay)) * 10, CancellationToken.None);
            return Say(question);
        });

        for (var i = 0; i < 5; i++)
        {
            await host.PostAsync(host.Message(i.ToString(CultureInfo.InvariantCulture), $"m{i}"));
        }

        for (var i = 0; i < 5; i++)
        {
            (await host.Connector.NextMessageAsync()).Activity.ReplyToId.ShouldBe($"m{i}");
        }
    }

    [Fact]
    public async Task Post_SameActivityAgain_IsAnsweredOnce()
    {
        await using var host = await StartAsync((question, _) => ValueTask.FromResult(Say(question)));

        await host.PostAsync(host.Message("hi", "same"));
        await host.PostAsync(host.Message("hi", "same"));
        await host.PostAsync(host.Message("hi", "next"));

        (await host.Connector.NextMessageAsync()).Activity.ReplyToId.ShouldBe("same");
        (await host.Connector.NextMessageAsync()).Activity.ReplyToId.ShouldBe("next");
    }

    [Theory]
    [InlineData("expectReplies", 200)]
    [InlineData("invoke", 504)]
    public async Task Post_AnsweredInTheResponse_EndsAtTheDeadline(string row, int status)
    {
        await using var host = await StartAsync(async (_, token) => { await Task.Delay(Timeout.Infinite, token); return Say(""); });
        var skill = new ChannelAccount { Id = "b", Role = Roles.Skill };
        var activity = row == "invoke"
            ? host.Message("") with { Type = "invoke", Name = "AskDocs", Recipient = skill, Value = JsonSerializer.SerializeToElement(new { text = "hi" }) }
            : host.Message("hi") with { DeliveryMode = DeliveryModes.ExpectReplies };

        ((int)(await host.PostAsync(activity)).StatusCode).ShouldBe(status);
    }

    private static Task<MessagingHost> StartAsync(Func<string, CancellationToken, ValueTask<Answer>> answer) =>
        MessagingHost.StartAsync(new ScriptedQaEngine(answer), ("QaBot:Messaging:ResponseDeadlineSeconds", "1"));

    private static Answer Say(string text) => new() { Status = AnswerStatus.SmallTalk, Text = $"You asked: {text}", TraceId = "t" };
}
