using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Tests.Activities;

public sealed class ActivityValidatorTests
{
    private static readonly Activity Whole = new()
    {
        Type = "message",
        ChannelId = "emulator",
        Conversation = new ConversationAccount { Id = "c" },
        From = new ChannelAccount { Id = "u" },
    };

    [Fact]
    public void Validate_MessageWithoutRecipientAndText_HasNoFault() =>
        ActivityValidator.Validate(Whole).ShouldBeEmpty();

    [Fact]
    public void Validate_UnknownType_HasNoFault() =>
        ActivityValidator.Validate(Whole with { Type = "deleteUserData" }).ShouldBeEmpty();

    [Fact]
    public void Validate_ConversationUpdateWithoutFrom_HasNoFault() =>
        ActivityValidator.Validate(Whole with { Type = "conversationUpdate", From = null }).ShouldBeEmpty();

    [Theory]
    [InlineData("event")]
    [InlineData("invoke")]
    [InlineData("command")]
    [InlineData("commandResult")]
    public void Validate_NamedTypeWithoutName_IsAFault(string type) =>
        ActivityValidator.Validate(Whole with { Type = type }).ShouldHaveSingleItem().Path.ShouldBe("name");

    [Fact]
    public void Validate_NothingSet_NamesEveryMember() =>
        ActivityValidator.Validate(new Activity()).Select(f => f.Path).ShouldBe(["type", "channelId", "conversation.id", "from.id"]);
}
