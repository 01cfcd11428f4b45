using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Tests.Activities;

public sealed class RecipientMentionTests
{
    [Theory]
    [InlineData("<at>DocBot</at> reset the pump?", "reset the pump?")]
    [InlineData("Hi <at>DocBot</at>, reset?", "Hi , reset?")]
    [InlineData("<at>DocBot</at>&nbsp;why &lt; 5?", "why < 5?")]
    [InlineData("<at id=\"0\">DocBot</at> ask <at>Ann</at>  now", "ask Ann now")]
    public void Strip_TeamsText_LeavesTheQuestion(string text, string question) =>
        RecipientMention.Strip(Message("msteams", text)).ShouldBe(question);

    [Fact]
    public void Strip_OtherChannel_ChangesNothingElse() =>
        RecipientMention.Strip(Message("webchat", "<at>DocBot</at> is <b>  &lt; 5?")).ShouldBe("is <b>  &lt; 5?");

    [Fact]
    public void Strip_NoText_IsEmpty() => RecipientMention.Strip(new Activity { Type = "message" }).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"type":"mention"}""")]
    [InlineData("""{"type":"mention","mentioned":"28:bot","text":7}""")]
    [InlineData("""{"type":"mention","mentioned":{"id":"29:ann"},"text":"keep"}""")]
    public void Strip_OddOrOtherMention_IsLeftAlone(string entity)
    {
        var odd = JsonSerializer.Deserialize<Entity>(entity, ActivityJson.Options)!;

        RecipientMention.Strip(Message("webchat", "keep this") with { Entities = [odd] }).ShouldBe("keep this");
    }

    private static Activity Message(string channel, string text) => new()
    {
        Type = "message",
        ChannelId = channel,
        Text = text,
        Recipient = new ChannelAccount { Id = "28:bot", Name = "DocBot" },
        Entities =
        [
            JsonSerializer.Deserialize<Entity>(
                """{"type":"mention","mentioned":{"id":"28:bot","name":"DocBot"},"text":"<at>DocBot</at>"}""", ActivityJson.Options)!,
        ],
    };
}
