using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Tests.Activities;

public sealed class RecipientMentionTests
{
    [Theory]
    [InlineData("<at>DocBot</at> reset the pump?", "reset the pump?")]
    [InlineData("Hi <at>DocBot</at>, reset?", "Hi, reset?")]
    [InlineData("<at>DocBot</at>, reset?", "reset?")]
    [InlineData("How do I <at>DocBot</at> reset it?", "How do I reset it?")]
    [InlineData("<at>DocBot</at> why <at>DocBot</at>", "why")]
    [InlineData("<at>Doc&nbsp;Bot</at>&nbsp;why?", "Doc Bot why?")]
    [InlineData("<at>DocBot </at>why?", "why?")]
    [InlineData("<at>DocBot</at>&nbsp;why &lt; 5?", "why < 5?")]
    [InlineData("<at id=\"0\">DocBot</at> ask <at>Ann</at>  now", "ask Ann now")]
    public void Strip_TeamsText_LeavesTheQuestion(string text, string question) =>
        RecipientMention.Strip(Message("msteams", text)).ShouldBe(question);

    [Fact]
    public void Strip_OtherChannel_ChangesNothingElse() =>
        RecipientMention.Strip(Message("webchat", "<at>DocBot</at> is <b>  &lt; 5?")).ShouldBe("is <b>  &lt; 5?");

    [Fact]
    public void Strip_PersonWithTheBotsName_KeepsThePerson()
    {
        var person = Mention("29:ann", """<at id=\"1\">DocBot</at>""");

        RecipientMention.Strip(Message("msteams", """<at>DocBot</at> ask <at id="1">DocBot</at>""") with { Entities = [Mention("28:bot", "<at>DocBot</at>"), person] })
            .ShouldBe("ask DocBot");
    }

    [Fact]
    public void Strip_TextFullOfMentions_IsDoneInTime()
    {
        var text = string.Concat(Enumerable.Repeat("<at>DocBot</at>,", 100_000));

        RecipientMention.Strip(Message("msteams", text)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("29:ann", "<at>Ann</at> hello", false)]
    [InlineData("29:ann", "<at>Ann</at> and <at>DocBot</at> hello", true)]
    [InlineData("28:bot", "hello", true)]
    [InlineData("29:ann", "DocBot, hello", false)]
    public void IsIn_MentionsInTeams_AreToldApart(string mentioned, string text, bool isIn) =>
        RecipientMention.IsIn(Message("msteams", text) with { Entities = [Mention(mentioned, "<at>Ann</at>")] }).ShouldBe(isIn);

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

    private static Entity Mention(string id, string text) => JsonSerializer.Deserialize<Entity>(
        $$"""{"type":"mention","mentioned":{"id":"{{id}}"},"text":"{{text}}"}""", ActivityJson.Options)!;

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
