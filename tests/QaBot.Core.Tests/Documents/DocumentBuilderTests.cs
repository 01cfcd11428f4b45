using QaBot.Core.Documents;
using QaBot.Core.Text;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Documents;

public sealed class DocumentBuilderTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void Build_BlocksOfAllKinds_JoinsThemAndKeepsThePromises()
    {
        var builder = Builder();
        builder.AddParagraph("Before any heading.", 1);
        builder.AddHeading(1, "Guide", 3);
        builder.AddParagraph("Do so:", 5);
        builder.AddListItem(1, "1.", "First", 6);
        builder.AddListItem(2, "•", "Inner", 7);
        builder.AddTableHeader(["a", "b"], 9);
        builder.AddTableRow(["1", "two\nlines"], 11);
        builder.AddTableRow(["x|y", ""], 12);
        builder.AddCode("\n  if (a)\n    b();\n", 14);
        builder.AddQuote("Said.", 18);

        var document = builder.Build();

        document.Text.ShouldBe(
            "Before any heading.\n\nGuide\n\nDo so:\n\nFirst\nInner\n\na | b\n1 | two lines\nx|y |\n\n  if (a)\n    b();\n\nSaid.");
        document.Blocks.Select(block => block.Kind).ShouldBe(
        [
            BlockKind.Paragraph, BlockKind.Heading, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.ListItem,
            BlockKind.TableHeader, BlockKind.TableRow, BlockKind.TableRow, BlockKind.Code, BlockKind.Quote,
        ]);
        document.Blocks[8].Line.ShouldBe(15);
        document.Blocks[4].ShouldSatisfyAllConditions(item => item.Level.ShouldBe(2), item => item.Marker.ShouldBe("•"));
        DocumentInvariants.ShouldHold(document);
    }

    [Fact]
    public void Build_NestedHeadings_GivesEachSectionItsPath()
    {
        var builder = Builder();
        builder.AddHeading(1, "A", 1);
        builder.AddHeading(3, "B", 2);
        builder.AddParagraph("b", 3);
        builder.AddHeading(2, "C", 4);
        builder.AddHeading(1, " D\nE ", 5);

        var document = builder.Build();

        document.Sections.Select(section => string.Join('/', section.HeadingPath)).ShouldBe(["A", "A/B", "A/C", "D E"]);
        DocumentInvariants.ShouldHold(document);
    }

    [Fact]
    public void Build_Pages_StartsASectionOnEach()
    {
        var builder = Builder();
        builder.StartPage(1);
        builder.AddHeading(1, "A", 1);
        builder.AddParagraph("one", 2);
        builder.StartPage(2);
        builder.StartPage(3);
        builder.AddParagraph("three", 3);
        builder.StartPage(3);
        builder.AddParagraph("also three", 4);

        var document = builder.Build();

        document.Sections.Select(section => (section.Page, string.Join('/', section.HeadingPath))).ShouldBe([(1, "A"), (3, "A")]);
        DocumentInvariants.ShouldHold(document);
    }

    [Fact]
    public void AddParagraph_WithMarks_MovesThemToTheStoredText()
    {
        var builder = Builder();
        builder.AddParagraph("First", 1);
        builder.AddParagraph(
            "  go here ",
            2,
            [
                new InlineMark(InlineMarkKind.Link, new TextRange(5, 5), "https://example.org"),
                new InlineMark(InlineMarkKind.Strong, new TextRange(0, 4)),
                new InlineMark(InlineMarkKind.Code, new TextRange(0, 2)),
            ]);

        var document = builder.Build();

        document.Marks.Select(mark => (mark.Kind, mark.Range.Of(document.Text).ToString())).ShouldBe(
            [(InlineMarkKind.Strong, "go"), (InlineMarkKind.Link, "here")]);
        DocumentInvariants.ShouldHold(document);
    }

    [Fact]
    public void AddParagraph_TextNotNormalized_IsRefusedWithTheMend() =>
        Should.Throw<ArgumentException>(() => Builder().AddParagraph("cafe\u0301", 1)).Message.ShouldContain("TextNormalizer.Normalize");

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\u00A0")]
    public void Build_NothingButBlankBlocks_GivesAnEmptyDocument(string blank)
    {
        var builder = Builder();
        builder.AddHeading(1, blank, 1);
        builder.AddParagraph(blank, 2);
        builder.AddCode(blank, 3);
        builder.AddTableRow([blank, blank], 4);

        var document = builder.Build();

        document.Text.ShouldBeEmpty();
        document.Blocks.ShouldBeEmpty();
        document.Sections.ShouldBeEmpty();
        DocumentInvariants.ShouldHold(document);
    }

    [Theory]
    [InlineData("Given", "Heading", "a.txt", "Given")]
    [InlineData(" ", "Heading", "a.txt", "Heading")]
    [InlineData(null, null, "folder/my_long-name.v2.txt", "my long name.v2")]
    [InlineData(null, null, ".txt", ".txt")]
    public void Build_Title_IsTheFirstThatThereIs(string? title, string? heading, string path, string expected)
    {
        var builder = new DocumentBuilder(path, Hash, "text") { Title = title };
        builder.AddHeading(2, heading ?? "", 1);
        builder.AddHeading(1, heading is null ? "" : "Second", 2);
        builder.Build().Title.ShouldBe(expected);
    }

    [Fact]
    public void Warn_SaidTwice_IsKeptOnce()
    {
        var builder = Builder();
        builder.Warn("Read as Windows-1252.");
        builder.Warn("Read as Windows-1252.");
        builder.Build().Warnings.ShouldBe(["Read as Windows-1252."]);
    }

    private static DocumentBuilder Builder() => new("folder/guide.md", Hash, "markdown");
}
