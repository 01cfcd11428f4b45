using Microsoft.Bot.Schema;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;

namespace QaBot.BotBuilder.Tests;

public sealed class TurnContextSenderTests
{
    private static readonly BotFramework.Activities.Activity Message = new() { Type = "message", Id = "s", Text = "hi" };

    [Theory]
    [InlineData("ContentStreamNotAllowed", "Content stream was cancelled by user.", StreamFault.Stopped)]
    [InlineData("ContentStreamNotAllowed", "Content stream is not allowed", StreamFault.NotAllowed)]
    [InlineData("ServiceError", "broken", StreamFault.Other)]
    public async Task SendAsync_Refused_TellsWhatItMeansForAStream(string code, string message, StreamFault expected)
    {
        var sender = new TurnContextSender(new FakeTurnContext("{}") { Refusal = new ErrorResponse { Error = new Error { Code = code, Message = message } } });

        var fault = await Should.ThrowAsync<ConnectorException>(async () => await sender.SendAsync(Message, default));

        (sender.JudgeStreamFault(fault), fault.Code).ShouldBe((expected, code));
    }

    [Fact]
    public async Task UpdateAsync_SomethingSentBefore_IsReplacedByTheSdk()
    {
        var context = new FakeTurnContext("{}");

        (await new TurnContextSender(context).UpdateAsync(Message, default)).ShouldBeTrue();

        context.Updated.ShouldHaveSingleItem().Text.ShouldBe("hi");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeleteAsync_SomethingSentBefore_SaysWhetherTheSdkTookItBack(bool isRefused)
    {
        var context = new FakeTurnContext("{}") { Refusal = isRefused ? new ErrorResponse { Error = new Error { Code = "BadSyntax" } } : null };

        (await new TurnContextSender(context).DeleteAsync(new QaBot.BotFramework.Activities.Activity { Id = "s" }, default)).ShouldBe(!isRefused);

        context.Deleted.ShouldHaveSingleItem().ShouldBe("s");
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"deliveryMode":"expectReplies"}""", false)]
    public void IsLive_RepliesInTheResponse_IsFalse(string activity, bool expected)
    {
        var sender = new TurnContextSender(new FakeTurnContext(activity));

        (sender.IsLive, sender.CanStream).ShouldBe((expected, expected));
    }
}
