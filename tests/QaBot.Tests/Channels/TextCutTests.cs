using QaBot.Channels;

namespace QaBot.Tests.Channels;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("One is here. Two is there. Three", 13)]
    [InlineData("first line of it\nsecond line. More", 17)]
    [InlineData("no sentence at all here but words", 15)]
    [InlineData("他说。她说。", 3)]
    [InlineData("ab", 1)]
    public void NearMiddle_Text_IsCutWhereItHurtsLeast(string text, int expected) => TextCut.NearMiddle(text).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("\U0001F600")]
    [InlineData("e\u0301")]
    public void NearMiddle_OneCharacter_IsNotCut(string text) => TextCut.NearMiddle(text).ShouldBe(-1);

    [Fact]
    public void NearMiddle_PairsAlone_AreNotTornApart()
    {
        var text = string.Concat(Enumerable.Repeat("\U0001F600", 101));

        char.IsLowSurrogate(text[TextCut.NearMiddle(text)]).ShouldBeFalse();
    }

    [Fact]
    public void LineNearMiddle_Code_IsCutBetweenLines() => TextCut.LineNearMiddle("a = 1. b\nc = 2").ShouldBe(9);
}
