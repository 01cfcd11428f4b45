using QaBot.Channels;

namespace QaBot.Tests.Channels;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u202Eb\u2069c\u0007d", "abc d")]
    [InlineData("l1\r\nl2\tx", "l1\nl2\tx")]
    [InlineData("שלום \u200Fعالم", "שלום \u200Fعالم")]
    public void Of_Text_KeepsWhatIsSeen(string text, string expected) => VisibleText.Of(text).ShouldBe(expected);

    [Fact]
    public void OneLine_SeveralLines_AreOne() => VisibleText.OneLine(" a\r\n\u202E b\u0000c ").ShouldBe("a b c");
}
