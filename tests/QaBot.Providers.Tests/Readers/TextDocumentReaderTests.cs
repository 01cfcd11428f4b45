using QaBot.Core.Documents;
using QaBot.Core.Ingestion;
using QaBot.Providers.Readers;

namespace QaBot.Providers.Tests.Readers;

public sealed class TextDocumentReaderTests : DocumentReaderContractTests
{
    protected override DocumentReader Reader { get; } = new TextDocumentReader();

    [Fact]
    public void Read_HardWrappedParagraph_KeepsItsLineBreaks()
    {
        var document = Read("  One sentence\n  over two lines.\nAnd more.\n");

        document.Text.ShouldBe("One sentence\nover two lines.\nAnd more.");
        document.Blocks.ShouldHaveSingleItem().Kind.ShouldBe(BlockKind.Paragraph);
    }

    [Fact]
    public void Read_BulletsAndNumbers_AreListItemsWithDepth()
    {
        var document = Read("To do:\n- one\n  goes on\n  * nested\n- two\n\n1. first\n2) second\na) third\n");

        Items(document).ShouldBe(["• 1 one\ngoes on", "• 2 nested", "• 1 two", "1. 1 first", "2) 1 second", "a) 1 third"]);
        document.Blocks[0].Kind.ShouldBe(BlockKind.Paragraph);
        document.Blocks[2].Line.ShouldBe(4);
    }

    [Theory]
    [InlineData("The war began in\n1939. It ended in 1945.")]
    [InlineData("The answer is\n42. Nobody knows why.")]
    [InlineData("It costs\n12.50 dollars.")]
    [InlineData("-5 degrees were measured.")]
    [InlineData("- ")]
    public void Read_NumberThatOnlyHappensToStartALine_StaysInItsParagraph(string text)
    {
        var document = Read(text);

        document.Blocks.ShouldHaveSingleItem().Kind.ShouldBe(BlockKind.Paragraph);
        document.Text.ShouldBe(text.Trim());
    }

    [Fact]
    public void Read_LineInCapitals_IsNoHeading()
    {
        var document = Read("INTRODUCTION\n\nText.");

        document.Blocks.ShouldAllBe(block => block.Kind == BlockKind.Paragraph);
        document.Sections.ShouldHaveSingleItem().HeadingPath.ShouldBeEmpty();
        document.Title.ShouldBe("a b");
    }

    [Fact]
    public void Read_PageBreak_DoesNotShiftLineNumbers() =>
        Read("One.\n\n\fTwo.\n\nThree.").Blocks.Select(block => block.Line).ShouldBe([1, 3, 5]);

    private static List<string> Items(Document document) =>
        [.. document.Blocks
            .Where(block => block.Kind == BlockKind.ListItem)
            .Select(block => $"{block.Marker} {block.Level} {block.Range.Of(document.Text)}")];
}
