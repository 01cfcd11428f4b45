using System.Globalization;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>Documents of <see cref="GeneratedText"/>, each paragraph a chunk under a vector drawn by a fixed seed.</summary>
internal sealed class GeneratedDocuments(GeneratedText text, int dimensions)
{
    private readonly Random _random = new(11);

    /// <summary>Saves document <paramref name="number"/> with <paramref name="count"/> chunks.</summary>
    public async Task SaveAsync(KnowledgeIndex index, int number, int count, CancellationToken cancellationToken)
    {
        var document = Document(number, count);
        var heading = TermAnalyzer.Terms(document.Title);
        var chunks = document.Blocks.Select((block, ordinal) => Chunk(document, block, ordinal, heading)).ToList();
        var entry = new DocumentEntry
        {
            Id = document.Id,
            SourcePath = document.SourcePath,
            Title = document.Title,
            Status = DocumentStatus.Indexed,
            ContentHash = document.ContentHash,
            Chunks = count,
        };
        await index.SaveAsync(entry, document, chunks, cancellationToken);
    }

    private Document Document(int number, int count)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"generated/{number:d5}.txt");
        var paragraphs = Enumerable.Range(0, count).Select(_ => text.NextParagraph()).ToList();
        var blocks = new List<Block>(count);
        var start = 0;
        foreach (var paragraph in paragraphs)
        {
            blocks.Add(new Block { Kind = BlockKind.Paragraph, Range = new TextRange(start, paragraph.Length), Line = blocks.Count + 1 });
            start += paragraph.Length + 1;
        }

        var whole = string.Join('\n', paragraphs);
        return new Document
        {
            Id = DocumentId.FromPath(path),
            Title = "Generated",
            SourcePath = path,
            ContentHash = DocumentId.FromPath(path),
            Format = "text",
            Text = whole,
            Blocks = blocks,
            Sections = [new Section { HeadingPath = [], Range = new TextRange(0, whole.Length) }],
        };
    }

    private ChunkToIndex Chunk(Document document, Block block, int ordinal, IReadOnlyList<string> heading)
    {
        var chunk = new Chunk
        {
            DocumentId = document.Id,
            Ordinal = ordinal,
            Range = block.Range,
            Line = block.Line,
            Sentences = [.. SentenceSplitter.Split(document.Text, block.Range).Select(sentence => new SentenceSpan(sentence, block.Kind))],
        };
        var body = TermAnalyzer.Terms(block.Range.Of(document.Text).ToString());
        var key = string.Create(CultureInfo.InvariantCulture, $"{document.SourcePath}#{ordinal}");
        return new ChunkToIndex(chunk, [.. heading, .. body], heading, new ChunkEmbedding(key, [VectorQuantizer.Quantize(Vector())]));
    }

    private float[] Vector()
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => _random.NextSingle() - .5f).ToArray();
        var norm = MathF.Sqrt(vector.Sum(component => component * component));
        return Array.ConvertAll(vector, component => component / norm);
    }
}
