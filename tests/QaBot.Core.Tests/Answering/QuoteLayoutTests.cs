using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Core.Retrieval;

namespace QaBot.Core.Tests.Answering;

public sealed class QuoteLayoutTests
{
    [Fact]
    public void Of_CodeWithIndentAndEmptyLines_KeepsThem()
    {
        var builder = new DocumentBuilder("a.md", new string('0', 64), "markdown");
        builder.AddParagraph("Write this:", 1);
        builder.AddCode("if a:\n    b()\n\nc()", 3);
        var item = Whole(builder.Build());

        var (text, places) = QuoteLayout.Of(item.Evidence);

        text.ShouldBe("Write this:\nif a:\n    b()\n\nc()");
        places.Select(place => place.Of(text).ToString()).ShouldBe(["Write this:", "if a:", "b()", "c()"]);
        AnswerBlocks.Of(item, places, 0).Select(block => (block.Kind, block.Range.Of(text).ToString()))
            .ShouldBe([(BlockKind.Paragraph, "Write this:"), (BlockKind.Code, "if a:\n    b()\n\nc()")]);
    }

    [Fact]
    public void Of_ListsAndTables_StandOnLinesOfTheirOwn()
    {
        var builder = new DocumentBuilder("a.md", new string('0', 64), "markdown");
        builder.AddParagraph("One is here. Two\nis there.", 1);
        builder.AddListItem(1, "1.", "First", 3);
        builder.AddListItem(2, "•", "Inner", 4);
        builder.AddTableHeader(["a", "b"], 6);
        builder.AddTableRow(["1", ""], 7);
        var item = Whole(builder.Build());

        var (text, places) = QuoteLayout.Of(item.Evidence);

        text.ShouldBe("One is here. Two is there.\nFirst\nInner\na | b\n1 |");
        AnswerBlocks.Of(item, places, 10).Select(block => (block.Kind, block.Marker, block.Level, block.Range.Start))
            .ShouldBe([(BlockKind.Paragraph, null, 0, 10), (BlockKind.ListItem, "1.", 1, 37), (BlockKind.ListItem, "•", 2, 43), (BlockKind.TableHeader, null, 0, 49), (BlockKind.TableRow, null, 0, 55)]);
    }

    private static CheckedEvidence Whole(Document document)
    {
        var chunk = new Chunker(new ChunkingOptions()).Split(document).ShouldHaveSingleItem();
        var evidence = new Evidence
        {
            Passage = new Passage(1, SourceOf(document, chunk), new ScoreBreakdown()),
            Main = chunk.Sentences[0],
            Sentences = chunk.Sentences,
            Score = 1,
        };
        return new CheckedEvidence(evidence, document);
    }

    private static IndexedChunk SourceOf(Document document, Chunk chunk) => new()
    {
        Id = 1,
        Chunk = chunk,
        Text = chunk.Range.Of(document.Text).ToString(),
        Title = document.Title,
        SourcePath = document.SourcePath,
        ContentHash = document.ContentHash,
        BodyTerms = [],
        HeadingTerms = [],
    };
}
