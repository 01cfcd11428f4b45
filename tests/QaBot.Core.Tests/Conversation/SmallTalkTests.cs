using QaBot.Core.Conversation;

namespace QaBot.Core.Tests.Conversation;

public sealed class SmallTalkTests
{
    [Theory]
    [InlineData("hi", SmallTalkKind.Greeting)]
    [InlineData("Hello!", SmallTalkKind.Greeting)]
    [InlineData("hi there 👋", SmallTalkKind.Greeting)]
    [InlineData("Good morning, bot", SmallTalkKind.Greeting)]
    [InlineData("Привет!", SmallTalkKind.Greeting)]
    [InlineData("你好", SmallTalkKind.Greeting)]
    [InlineData("नमस्ते", SmallTalkKind.Greeting)]
    [InlineData("Thanks!", SmallTalkKind.Thanks)]
    [InlineData("ok, thank you so much", SmallTalkKind.Thanks)]
    [InlineData("Рахмет", SmallTalkKind.Thanks)]
    [InlineData("Auf Wiedersehen.", SmallTalkKind.Farewell)]
    [InlineData("HELP", SmallTalkKind.About)]
    [InlineData("Hello, who are you?", SmallTalkKind.About)]
    [InlineData("What’s your name?", SmallTalkKind.About)]
    public void Recognize_NothingButSmallTalk_TellsItsKind(string message, object kind) =>
        SmallTalk.Recognize(message).ShouldBe((SmallTalkKind)kind);

    [Theory]
    [InlineData("hi, how do I add documents?")]
    [InlineData("thanks, and when does it close?")]
    [InlineData("Hiroshima")]
    [InlineData("what can you do about mould?")]
    [InlineData("there")]
    [InlineData("")]
    [InlineData("👋")]
    public void Recognize_MoreThanSmallTalk_IsNull(string message) => SmallTalk.Recognize(message).ShouldBeNull();
}
