using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.BotFramework.Tests.Turns;

public sealed class BufferedSenderTests
{
    [Fact]
    public async Task Take_AfterSends_GivesThemInOrderAndTakesNoMore()
    {
        var sender = new BufferedSender();
        await sender.SendAsync(new Activity { Text = "1" }, default);
        await sender.SendAsync(new Activity { Text = "2" }, default);

        sender.Take().Select(a => a.Text).ShouldBe(["1", "2"]);

        await Should.ThrowAsync<OperationCanceledException>(sender.SendAsync(new Activity { Text = "3" }, default).AsTask());
    }
}
