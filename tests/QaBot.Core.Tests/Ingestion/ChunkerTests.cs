using CsCheck;
using QaBot.Core.Documents;
using QaBot.Core.Ingestion;
using QaBot.Core.Tests.Text;
using QaBot.Core.Text;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Ingestion;

public sealed class ChunkerTests
{
    private static readonly string Hash = new('a', 64);

    private static readonly Gen<Action<DocumentBuilder>> AnyBlock = Gen.Select(Gen.Int[0, 8], TextGen.Any, (kind, raw) =>
    {
        var text = TextNormalizer.Normalize(raw);
        return new Action<DocumentBuilder>(builder => AddBlock(builder, kind, text));
    });

    private static readonly Gen<Document> AnyDocument = AnyBlock.Array[0, 30].Select(blocks =>
    {
        var builder = Builder();
        Array.ForEach(blocks, block => block(builder));
        return builder.Build();
    });

    [Fact]
    public void Split_AnyDocument_KeepsTheLawsOfChunks() =>
        Gen.Select(AnyDocument, Gen.Int[20, 60], Gen.Int[0, 80]).Sample((document, maxWords, overlap) =>
        {
            DocumentInvariants.ShouldHold(document);
            var chunks = Split(document, maxWords, overlap);
            ChunksShouldBeWellFormed(document, chunks, maxWords);
            AllTextShouldBeCovered(document, chunks);
        });

    [Fact]
    public void Split_Prose_RepeatsAboutTheOverlapInWholeSentences()
    {
        var builder = Builder();
        builder.AddParagraph(string.Join(' ', Enumerable.Range(0, 60).Select(i => $"Sentence {i} has eight words in all, yes.")), 1);
        var document = builder.Build();

        var chunks = Split(document, 40, 25);

        chunks[0].Sentences.Count.ShouldBe(5);
        foreach (var (chunk, next) in chunks.Zip(chunks.Skip(1)))
        {
            next.Sentences[0].ShouldBe(chunk.Sentences[^1]);
        }
    }

    [Fact]
    public void Split_WithoutOverlap_GivesEverySentenceOnce()
    {
        var builder = Builder();
        builder.AddParagraph(string.Join(' ', Enumerable.Repeat("Five words are in it.", 50)), 1);
        Split(builder.Build(), 20, 0).Sum(chunk => chunk.Sentences.Count).ShouldBe(50);
    }

    [Fact]
    public void Split_Headings_AreInThePathAndNeverCrossed()
    {
        var builder = Builder();
        builder.AddHeading(1, "Guide", 1);
        builder.AddHeading(2, "Empty", 2);
        builder.AddHeading(2, "Full", 3);
        builder.AddParagraph("One.", 4);
        builder.AddHeading(2, "Next", 5);
        builder.AddParagraph("Two.", 6);
        var document = builder.Build();

        var chunks = Split(document, 150, 25);

        chunks.Select(chunk => (string.Join('/', chunk.HeadingPath), chunk.Range.Of(document.Text).ToString(), chunk.Line))
            .ShouldBe([("Guide/Full", "One.", 4), ("Guide/Next", "Two.", 6)]);
    }

    [Fact]
    public void Split_NothingButHeadings_GivesThem()
    {
        var builder = Builder();
        builder.AddHeading(1, "Lonely", 1);
        var chunk = Split(builder.Build(), 150, 25).ShouldHaveSingleItem();
        chunk.Sentences.ShouldBe([new SentenceSpan(new TextRange(0, 6), BlockKind.Heading)]);
    }

    [Fact]
    public void Split_EmptyDocument_GivesNoChunk() => Split(Builder().Build(), 150, 25).ShouldBeEmpty();

    [Fact]
    public void Split_LeadIn_StaysWithTheFirstItems()
    {
        var builder = Builder();
        builder.AddParagraph($"{Words(16)}. Bring these:", 1);
        builder.AddListItem(1, "•", "Bread and butter.", 2);
        builder.AddListItem(1, "•", "Salt.", 3);
        var document = builder.Build();

        var chunks = Split(document, 20, 0);

        chunks.Count.ShouldBe(2);
        chunks[1].Range.Of(document.Text).ToString().ShouldStartWith("Bring these:\n\nBread");
    }

    [Fact]
    public void Split_TableThatFits_IsNotCut()
    {
        var builder = Builder();
        builder.AddParagraph($"{Words(15)}.", 1);
        builder.AddTableHeader(["Name", "Age"], 3);
        Enumerable.Range(0, 5).ToList().ForEach(i => builder.AddTableRow([$"Row{i}", "30"], 5 + i));
        builder.AddParagraph($"{Words(15)}.", 12);
        var document = builder.Build();

        var chunks = Split(document, 20, 50);

        chunks.Count.ShouldBe(3);
        chunks[1].Sentences.Select(sentence => sentence.Kind).ShouldBe(
            [BlockKind.TableHeader, .. Enumerable.Repeat(BlockKind.TableRow, 5)]);
    }

    [Fact]
    public void Split_TableLargerThanAChunk_KeepsTheHeaderWithItsFirstRow()
    {
        var builder = Builder();
        builder.AddParagraph($"{Words(17)}.", 1);
        builder.AddTableHeader(["Name", "Age"], 3);
        Enumerable.Range(0, 30).ToList().ForEach(i => builder.AddTableRow([$"Row{i}", "30"], 5 + i));

        var chunks = Split(builder.Build(), 20, 0);

        chunks[1].Sentences[0].Kind.ShouldBe(BlockKind.TableHeader);
        chunks[1].Sentences.Count.ShouldBe(10);
    }

    [Fact]
    public void Split_SentenceOverTheLimit_IsAChunkOfItsOwn()
    {
        var builder = Builder();
        builder.AddParagraph($"Short one. {Words(30)}. Another one.", 1);
        Split(builder.Build(), 20, 25).Select(chunk => chunk.Sentences.Count).ShouldBe([1, 1, 1]);
    }

    [Fact]
    public void Split_CodeAndLongParagraph_NamesTheLineOfTheFirstSentence()
    {
        var builder = Builder();
        builder.AddCode(string.Join('\n', Enumerable.Range(0, 10).Select(i => i == 5 ? "" : $"  {Words(10)}")), 10);
        var document = builder.Build();

        var chunks = Split(document, 20, 0);

        chunks.Select(chunk => chunk.Line).ShouldBe([10, 12, 14, 17, 19]);
        chunks[0].Range.Of(document.Text).ToString().ShouldStartWith("Word word");
    }

    [Fact]
    public void Split_LongListItem_IsSplitAndShortOneIsNot()
    {
        var builder = Builder();
        builder.AddListItem(1, "•", "Port. It is 3978.", 1);
        builder.AddListItem(1, "•", $"{Words(30)}. {Words(30)}.", 2);
        Split(builder.Build(), 150, 0).ShouldHaveSingleItem().Sentences.Count.ShouldBe(3);
    }

    [Fact]
    public void Version_OtherOptions_IsAnother()
    {
        var version = new Chunker(new ChunkingOptions()).Version;
        new Chunker(new ChunkingOptions()).Version.ShouldBe(version);
        new Chunker(new ChunkingOptions { MaxWords = 100 }).Version.ShouldNotBe(version);
        new Chunker(new ChunkingOptions { OverlapPercent = 20 }).Version.ShouldNotBe(version);
    }

    private static void ChunksShouldBeWellFormed(Document document, IReadOnlyList<Chunk> chunks, int maxWords)
    {
        var end = 0;
        for (var i = 0; i < chunks.Count; i++)
        {
            var chunk = chunks[i];
            chunk.Ordinal.ShouldBe(i);
            chunk.DocumentId.ShouldBe(document.Id);
            chunk.Range.ShouldBe(TextRange.FromBounds(chunk.Sentences[0].Range.Start, chunk.Sentences[^1].Range.End));
            chunk.Range.End.ShouldBeGreaterThan(end);
            end = chunk.Range.End;
            var section = document.Sections.Single(section => section.Range.Contains(chunk.Range));
            chunk.HeadingPath.ShouldBe(section.HeadingPath);
            var words = chunk.Sentences.Sum(sentence => WordTokenizer.Tokenize(document.Text, sentence.Range).Count);
            (words <= maxWords || chunk.Sentences.Count == 1).ShouldBeTrue($"{words} words in {chunk.Sentences.Count} sentences");
            chunk.Line.ShouldBeGreaterThanOrEqualTo(1);
        }
    }

    private static void AllTextShouldBeCovered(Document document, IReadOnlyList<Chunk> chunks)
    {
        var isCovered = new bool[document.Text.Length];
        foreach (var sentence in chunks.SelectMany(chunk => chunk.Sentences))
        {
            isCovered.AsSpan(sentence.Range.Start, sentence.Range.Length).Fill(true);
        }

        var hasBody = document.Blocks.Any(block => block.Kind != BlockKind.Heading);
        foreach (var block in document.Blocks)
        {
            for (var i = block.Range.Start; i < block.Range.End; i++)
            {
                var isExpected = !hasBody || block.Kind != BlockKind.Heading;
                (isCovered[i] == isExpected || char.IsWhiteSpace(document.Text[i])).ShouldBeTrue($"offset {i} in {block}");
            }
        }
    }

    private static void AddBlock(DocumentBuilder builder, int kind, string text)
    {
        switch (kind)
        {
            case 0: builder.AddHeading(1 + text.Length % 6, text, 1); break;
            case 1: builder.AddListItem(1, "•", text, 1); break;
            case 2: builder.AddTableHeader([text, "b"], 1); break;
            case 3: builder.AddTableRow(["a", text], 1); break;
            case 4: builder.AddCode(text, 1); break;
            case 5: builder.AddQuote(text, 1); break;
            case 6: builder.StartPage(1 + text.Length); break;
            case 7: builder.AddParagraph(text + ":", 1); break;
            default: builder.AddParagraph(text, 1); break;
        }
    }

    private static IReadOnlyList<Chunk> Split(Document document, int maxWords, int overlapPercent) =>
        new Chunker(new ChunkingOptions { MaxWords = maxWords, OverlapPercent = overlapPercent }).Split(document);

    private static string Words(int count) => "W" + string.Join(' ', Enumerable.Repeat("word", count))[1..];

    private static DocumentBuilder Builder() => new("guide.md", Hash, "markdown");
}
