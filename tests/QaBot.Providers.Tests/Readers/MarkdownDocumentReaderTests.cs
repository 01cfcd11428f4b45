using QaBot.Core.Documents;
using QaBot.Core.Ingestion;
using QaBot.Providers.Readers;

namespace QaBot.Providers.Tests.Readers;

public sealed class MarkdownDocumentReaderTests : DocumentReaderContractTests
{
    protected override DocumentReader Reader { get; } = new MarkdownDocumentReader();

    [Fact]
    public void Read_Headings_MakeSectionsWithPaths()
    {
        var document = Read("# Guide\n\nIntro.\n\n## Install\n\nRun it.\n\nLater\n=====\n\nEnd.\n");

        document.Title.ShouldBe("Guide");
        document.Sections.Select(section => string.Join('>', section.HeadingPath)).ShouldBe(["Guide", "Guide>Install", "Later"]);
        Blocks(document).ShouldBe(
            ["Heading1@1 Guide", "Paragraph0@3 Intro.", "Heading2@5 Install", "Paragraph0@7 Run it.", "Heading1@9 Later", "Paragraph0@12 End."]);
    }

    [Fact]
    public void Read_Lists_KeepMarkersDepthAndTasks()
    {
        var document = Read("3. three\n4. four\n   - nested\n\n     more\n     - deep\n\n- [x] done\n- [ ] open\n");

        Blocks(document).ShouldBe(
            ["ListItem1@1 3. three", "ListItem1@2 4. four", "ListItem2@3 • nested", "Paragraph0@5 more", "ListItem3@6 • deep", "ListItem1@8 ☑ done", "ListItem1@9 ☐ open"]);
    }

    [Fact]
    public void Read_PipeTable_GivesHeaderAndRows()
    {
        var document = Read("| Key | Value |\n|-----|:-----:|\n| **a** | `1` |\n| b |\n");

        Blocks(document).ShouldBe(["TableHeader0@1 Key | Value", "TableRow0@3 a | 1", "TableRow0@4 b |"]);
    }

    [Fact]
    public void Read_GridTable_GivesItsCells()
    {
        var document = Read("+-----+-----+\n| Key | Val |\n+=====+=====+\n| a   | 1   |\n+-----+-----+\n");

        document.Text.ShouldBe("Key | Val\na | 1");
    }

    [Fact]
    public void Read_Code_KeepsItsLinesAndIndent()
    {
        var document = Read("```csharp\n  if (a)\n    b();\n```\n\n    indented\n\nText.");

        Blocks(document).ShouldBe(["Code0@2   if (a)\n    b();", "Code0@6 indented", "Paragraph0@8 Text."]);
    }

    [Fact]
    public void Read_Quote_IsAQuoteWithoutItsSigns()
    {
        var document = Read("> one\n> two\n>\n> - item\n> # No section\n");

        Blocks(document).ShouldBe(["Quote0@1 one two", "ListItem1@4 • item", "Quote0@5 No section"]);
        document.Sections.ShouldHaveSingleItem();
    }

    [Fact]
    public void Read_InlineMarkup_BecomesMarksBesideTheText()
    {
        var document = Read("A **bold *both* word**, `code`, [a **link**](https://x.org/a) and <https://y.org>, ~~old~~.");

        document.Text.ShouldBe("A bold both word, code, a link and https://y.org, old.");
        Marks(document).ShouldBe(
            [
                "Strong bold both word", "Emphasis both", "Code code", "Link a link https://x.org/a", "Strong link",
                "Link https://y.org https://y.org",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Read_ReferenceLinksAndFootnotes_LeaveNoSyntax()
    {
        var document = Read("See [the docs][d].[^1]\n\n[d]: https://x.org\n[^1]: A note.\n");

        document.Text.ShouldBe("See the docs.\n\nA note.");
        Marks(document).ShouldBe(["Link the docs https://x.org"]);
    }

    [Fact]
    public void Read_Image_LeavesItsAlternativeText() =>
        Read("![A *cat* sleeps](cat.png)").Text.ShouldBe("A cat sleeps");

    [Theory]
    [InlineData("a <b>bold</b> word<br>next", "a bold word\nnext")]
    [InlineData("a <script>alert(1)</script>b <!-- hidden -->c", "a b c")]
    [InlineData("use <style> in pages", "use  in pages")]
    [InlineData("<p align=\"a>b\">Shown &amp; kept</p>\n<script>\nbad()\n\nworse()\n</script>\n", "Shown & kept")]
    [InlineData("<!-- a\n\ncomment -->\n\nText", "Text")]
    [InlineData("<details>\n<summary>More</summary>\n<ul><li>one<li>two</ul>\n</details>\n", "More\none\ntwo")]
    public void Read_Html_LeavesWhatIsSeen(string markdown, string text) => Read(markdown).Text.ShouldBe(text);

    [Fact]
    public void Read_Breaks_SoftIsASpaceAndHardALine() =>
        Read("one\ntwo  \nthree\\\nfour").Text.ShouldBe("one two\nthree\nfour");

    [Fact]
    public void Read_EntitiesAndEscapes_AreDecoded() =>
        Read("&copy; 2024 &lt;b&gt; \\*not bold\\* e&#x301;t&eacute; \\# no").Text.ShouldBe("© 2024 <b> *not bold* été # no");

    [Fact]
    public void Read_AccentJoinedByDroppedMarkup_KeepsMarksOnTheirWords()
    {
        var document = Read("cafe*&#x301; au* **lait**");

        document.Text.ShouldContain("lait");
        Marks(document).ShouldContain("Strong lait");
    }

    [Theory]
    [InlineData("---\ntitle: Plain # note\nother: [1, 2]\n---\n", "Plain")]
    [InlineData("---\nTitle: \"A \\\"quoted\\\" one\"\n---\n", "A \"quoted\" one")]
    [InlineData("---\ntitle: 'It''s'\n---\n", "It's")]
    [InlineData("---\ntitle: >\n  Folded\n  title\nx: y\n---\n", "Folded title")]
    public void Read_FrontMatter_GivesTheTitleAndNoText(string frontMatter, string title)
    {
        var document = Read(frontMatter + "# Heading\n");

        document.Title.ShouldBe(title);
        document.Text.ShouldBe("Heading");
        document.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("---\ntitle: \"open\nx: y\n---\n\nText", "The title in the front matter (line 2) has no closing quote and was ignored.")]
    [InlineData("---\nnonsense\n---\n\nText", "Line 2 of the front matter is not of the form \"key: value\" and was ignored.")]
    [InlineData("---\ntitle: x\n\nText", "The front matter that starts in line 1 has no closing line \"---\" and was read as text.")]
    public void Read_MalformedFrontMatter_IsAWarning(string markdown, string warning)
    {
        var document = Read(markdown);

        document.Warnings.ShouldBe([warning]);
        document.Text.ShouldEndWith("Text");
    }

    [Fact]
    public void Read_DeepNesting_NamesTheMend() =>
        Should.Throw<UnreadableDocumentException>(() => Read(string.Concat(Enumerable.Repeat("> ", 5000)) + "x"))
            .Message.ShouldContain("Flatten it");

    private static List<string> Blocks(Document document) =>
        [.. document.Blocks.Select(block =>
            $"{block.Kind}{block.Level}@{block.Line} {(block.Marker is null ? "" : block.Marker + " ")}{block.Range.Of(document.Text)}")];

    private static List<string> Marks(Document document) =>
        [.. document.Marks.Select(mark => $"{mark.Kind} {mark.Range.Of(document.Text)} {mark.Target}".TrimEnd())];
}
