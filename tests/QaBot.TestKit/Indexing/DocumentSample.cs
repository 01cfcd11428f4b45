using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.TestKit.Indexing;

/// <summary>A document with all that an index takes, made from paragraphs: one chunk each.</summary>
public sealed record DocumentSample(DocumentEntry Entry, Document Document, IReadOnlyList<ChunkToIndex> Chunks)
{
    /// <summary>The model that <see cref="VectorOf"/> stands for.</summary>
    public static EmbeddingModel Model { get; } = new("sample@1", 32);

    public static DocumentSample Of(string path, params string[] paragraphs)
    {
        var text = string.Join("\n\n", paragraphs);
        var blocks = new List<Block>();
        var start = 0;
        foreach (var paragraph in paragraphs)
        {
            blocks.Add(new Block { Kind = BlockKind.Paragraph, Range = new TextRange(start, paragraph.Length), Line = blocks.Count + 1 });
            start += paragraph.Length + 2;
        }

        var document = new Document
        {
            Id = DocumentId.FromPath(path),
            Title = $"Title of {path}",
            SourcePath = path,
            ContentHash = Hash(text),
            Format = "text",
            Text = text,
            Blocks = blocks,
            Sections = [new Section { HeadingPath = [], Range = new TextRange(0, text.Length) }],
        };
        return new DocumentSample(EntryOf(document, paragraphs.Length), document, [.. blocks.Select((block, i) => ChunkOf(document, block, i))]);
    }

    public static DocumentEntry EntryOf(Document document, int chunks) => new()
    {
        Id = document.Id,
        SourcePath = document.SourcePath,
        Title = document.Title,
        Status = DocumentStatus.Indexed,
        ContentHash = document.ContentHash,
        Size = document.Text.Length,
        Modified = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1234567),
        IndexedAt = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero),
        Pipeline = "pipeline-1",
        Chunks = chunks,
        Words = 7,
    };

    public static ChunkToIndex ChunkOf(Document document, Block block, int ordinal)
    {
        var text = block.Range.Of(document.Text).ToString();
        var title = TermAnalyzer.Terms(document.Title);
        return new ChunkToIndex(
            new Chunk
            {
                DocumentId = document.Id,
                Ordinal = ordinal,
                Range = block.Range,
                Sentences = [new SentenceSpan(block.Range, block.Kind)],
                Line = block.Line,
            },
            [.. title, .. TermAnalyzer.Terms(text)],
            title,
            EmbeddingOf(text));
    }

    public static ChunkEmbedding EmbeddingOf(string text) => new(Hash(text), [VectorQuantizer.Quantize(VectorOf(text))]);

    /// <summary>A unit vector that depends on the text alone.</summary>
    public static float[] VectorOf(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var vector = bytes.Select(value => value - 127.5f).ToArray();
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
