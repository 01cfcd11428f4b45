using QaBot.Channels;
using QaBot.Core.Text;

namespace QaBot.Tests.Channels;

public sealed class MarkdownStrongTests
{
    [Theory]
    [InlineData("Trade hit $24.1 billion in 2022.", "$24.1 billion", "Trade hit **$24.1 billion** in 2022.")]
    [InlineData("It is *bold* already.", "*bold*", "It is **\\*bold\\*** already.")]
    [InlineData("One line\nand 12 crowns", "12 crowns", "One line  \nand **12 crowns**")]
    [InlineData("the 1900s", "1900", "the **1900**s")]
    public void Around_Words_SetsThemInBold(string words, string strong, string expected) => Draw(words, strong).ShouldBe(expected);

    [Theory]
    [InlineData("US$30 billion", "$30 billion")]
    [InlineData("a) and b)c", "b)")]
    [InlineData("one\ntwo", "one\ntwo")]
    public void Around_WordsWhoseAsterisksWouldShow_LeavesThemPlain(string words, string strong) =>
        Draw(words, strong).ShouldBe(MarkdownText.Escape(words));

    [Fact]
    public void Around_TextWithTheStandInsItself_LeavesItAsItIs() =>
        MarkdownStrong.Around("\uE000 a \uE001 b", new TextRange(2, 1), MarkdownText.Escape).ShouldBe("\uE000 a \uE001 b");

    [Fact]
    public void Around_NoRange_OnlyEscapes() => MarkdownStrong.Around("*a*", null, MarkdownText.Escape).ShouldBe("\\*a\\*");

    private static string Draw(string words, string strong) => MarkdownStrong.Around(
        words, new TextRange(words.IndexOf(strong, StringComparison.Ordinal), strong.Length), MarkdownText.Escape);
}
