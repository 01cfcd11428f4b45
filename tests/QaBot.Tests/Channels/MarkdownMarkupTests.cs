using QaBot.Channels;
using QaBot.Core.Documents;

namespace QaBot.Tests.Channels;

public sealed class MarkdownMarkupTests
{
    private readonly MarkdownMarkup _markup = new();

    [Fact]
    public void Draw_MarkersSideBySide_AreTwoLinks() =>
        _markup.Draw(new ProseSection([new AnswerPart("a "), Marker(3), Marker(1)])).ShouldBe("a [3] [1]");

    [Theory]
    [InlineData("(javascript:x)", "[1]\\(javascript\\:x)")]
    [InlineData(": http://e.vil", "[1]\\: http\\://e.vil")]
    public void Draw_MarkerBeforeABracket_IsNoOtherLink(string words, string expected) =>
        _markup.Draw(new ProseSection([Marker(1), new AnswerPart(words)])).ShouldBe(expected);

    [Fact]
    public void Draw_CountedItems_AreAListOfNumbers() =>
        _markup.Draw(List(("2.", 0, "b"), ("3.", 0, "c"), ("1.", 1, "d"))).ShouldBe("2. b\n3. c\n    1. d");

    [Fact]
    public void Draw_BulletsInsideANumber_AreListsOfTheirOwn() =>
        _markup.Draw(List(("1.", 0, "a"), ("•", 1, "b"), ("•", 1, "c"), ("2.", 0, "d"))).ShouldBe("1. a\n    - b\n    - c\n2. d");

    [Theory]
    [InlineData("a)", "- a) x\n- a) x")]
    [InlineData("9999999999.", "- 9999999999\\. x\n- 9999999999\\. x")]
    public void Draw_OtherMarkers_StandBehindABullet(string marker, string expected) =>
        _markup.Draw(List((marker, 0, "x"), (marker, 0, "x"))).ShouldBe(expected);

    [Fact]
    public void Draw_NumbersWithAGap_KeepTheirNumbers() =>
        _markup.Draw(List(("2.", 0, "b"), ("5.", 0, "e"))).ShouldBe("- 2\\. b\n- 5\\. e");

    [Fact]
    public void Draw_RowWithFewCells_IsFilledUp() =>
        _markup.Draw(new TableSection(Cells("a|b", "c"), [Cells("1")])).ShouldBe("| a\\|b | c |\n| --- | --- |\n| 1 |  |");

    [Fact]
    public void Draw_CodeWithFences_HasALongerFence() =>
        _markup.Draw(new CodeSection("````\n<at>x</AT>")).ShouldBe("`````\n````\n<\u200Bat>x<\u200B/AT>\n`````");

    private static ListSection List(params (string Marker, int Depth, string Words)[] lines) =>
        new([.. lines.Select(line => new ListLine(line.Marker, line.Depth, [new AnswerPart(line.Words)]))]);

    private static AnswerPart[] Cells(params string[] cells) => [.. cells.Select(cell => new AnswerPart(cell))];

    private static AnswerPart Marker(int number) => new($"[{number}]", new Citation
    {
        Number = number,
        DocumentId = "d",
        Title = "t",
        SourcePath = "p",
        Location = new SourceLocation { Line = 1 },
        Quote = "q",
        Range = default,
        ContentVersion = "v",
        Score = 1,
    });
}
