using QaBot.Channels;

namespace QaBot.Tests.Channels;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly 10", 10, "exactly 10")]
    [InlineData("one  two\nthree", 9, "one tw...")]
    public void Of_Text_FitsTheLimit(string text, int maximum, string excerpt) => Excerpt.Of(text, maximum).ShouldBe(excerpt);

    [Fact]
    public void Of_SurrogatePairAtTheCut_IsNotTorn() => Excerpt.Of("abcde\U0001F600fghi", 9).ShouldBe("abcde...");
}
