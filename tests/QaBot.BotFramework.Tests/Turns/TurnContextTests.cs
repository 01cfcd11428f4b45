using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.TestKit;

namespace QaBot.BotFramework.Tests.Turns;

public sealed class TurnContextTests
{
    private readonly RecordingSender _sender = new();

    [Fact]
    public async Task SendAsync_Reply_IsAddressedToThePerson()
    {
        await Turn(recipient: new ChannelAccount { Id = "b", Name = "Doc" }).SendAsync(new Activity { Type = "message", Text = "yes" }, default);

        var sent = _sender.Sent.ShouldHaveSingleItem();
        (sent.From!.Id, sent.Recipient!.Id, sent.Conversation!.Id, sent.ReplyToId, sent.ChannelId, sent.Locale, sent.ServiceUrl, sent.Id)
            .ShouldBe(("b", "u", "c", "m1", "emulator", "de", null, null));
        sent.Conversation.IsGroup.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task SendAsync_NoRecipientId_StillSaysWhoItIsFrom(string? id)
    {
        await Turn(id is null ? null : new ChannelAccount { Id = id }).SendAsync(new Activity { Type = "message" }, default);

        _sender.Sent.Single().From!.Id.ShouldBe("bot");
    }

    [Fact]
    public async Task ShowTyping_LongWork_RepeatsEveryThreeSecondsUntilDisposed()
    {
        var time = new FakeTimeProvider();
        var typing = Turn(null).ShowTyping(time);
        _sender.Sent.Count.ShouldBe(1);

        await SpinUntil(() => { time.Advance(TimeSpan.FromSeconds(3)); return _sender.Sent.Count >= 3; });
        await typing.DisposeAsync();
        var count = _sender.Sent.Count;
        time.Advance(TimeSpan.FromSeconds(30));

        _sender.Sent.Count.ShouldBe(count);
        _sender.Sent.ShouldAllBe(a => a.Type == "typing");
    }

    [Fact]
    public async Task ShowTyping_SenderFails_DoesNotFailTheTurn()
    {
        var turn = new TurnContext(new Activity { Type = "message" }, new FailingSender());

        await turn.ShowTyping(TimeProvider.System).DisposeAsync();
    }

    private static async Task SpinUntil(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }

    private TurnContext Turn(ChannelAccount? recipient) => new(
        new Activity
        {
            Type = "message", Id = "m1", ChannelId = "emulator", Locale = "de", ServiceUrl = "http://localhost/", Recipient = recipient,
            From = new ChannelAccount { Id = "u" }, Conversation = new ConversationAccount { Id = "c", IsGroup = true },
        },
        _sender);

    private sealed class FailingSender : ActivitySender
    {
        public override ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken) =>
            throw new HttpRequestException("down");
    }
}
