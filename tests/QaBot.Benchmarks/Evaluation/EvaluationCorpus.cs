using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Core.Text;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>
/// A set's documents in an index, each as one passage, as the reference figures were measured; those of a set of long documents cut in
/// passages as the product cuts them.
/// </summary>
internal sealed class EvaluationCorpus
{
    private const int BatchSize = 16;

    // Where the mean is above it, a document is an article and not a passage of one.
    private const int WordsOfAnArticle = 1000;

    private static readonly Chunker Chunker = new(new ChunkingOptions());

    private readonly Dictionary<string, (DocumentEntry Entry, Document Document, ChunkToIndex[] Chunks)> _documents = new(StringComparer.Ordinal);

    private EvaluationCorpus(KnowledgeIndex index) => Index = index;

    /// <summary>The index, which stays the caller's to dispose.</summary>
    public KnowledgeIndex Index { get; }

    public static async Task<EvaluationCorpus> BuildAsync(
        KnowledgeIndex index, IEnumerable<EvaluationDocument> documents, PassageEmbedder embedder, CancellationToken cancellationToken)
    {
        var corpus = new EvaluationCorpus(index);
        EvaluationDocument[] all = [.. documents.Where(document => !string.IsNullOrWhiteSpace(document.Text))];
        var areLong = all.Average(document => document.Text.Count(letter => letter == ' ')) > WordsOfAnArticle;
        foreach (var batch in all.Chunk(BatchSize))
        {
            var parsed = batch.Select(source => DocumentOf(source)).Select(document => (Document: document, Chunks: ChunksOf(document, areLong))).ToList();
            // As the product embeds a passage (EmbeddedText): with a line break instead, three of northwind's 105 questions rank otherwise.
            string[] texts = [.. parsed.SelectMany(pair => pair.Chunks.Select(chunk => EmbeddedText.Of(pair.Document, chunk)))];
            var embeddings = await embedder.EmbedAsync(texts, cancellationToken);
            var next = 0;
            foreach (var (document, chunks) in parsed)
            {
                await corpus.AddAsync(document, chunks, [.. embeddings.Skip(next).Take(chunks.Count)], cancellationToken);
                next += chunks.Count;
            }
        }

        return corpus;
    }

    /// <summary>The ids of the set's documents.</summary>
    public IEnumerable<string> Names => _documents.Keys;

    /// <summary>Takes documents out of the index, counts and all.</summary>
    public async Task RemoveAsync(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            await Index.RemoveAsync(DocumentId.FromPath(name), CancellationToken.None);
        }
    }

    /// <summary>Puts documents that were taken out back.</summary>
    public async Task RestoreAsync(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var (entry, document, chunks) = _documents[name];
            await Index.SaveAsync(entry, document, chunks, CancellationToken.None);
        }
    }

    private static IReadOnlyList<Chunk> ChunksOf(Document document, bool isLong)
    {
        if (isLong)
        {
            return Chunker.Split(document);
        }

        var range = new TextRange(0, document.Text.Length);
        return
        [
            new Chunk
            {
                DocumentId = document.Id,
                Ordinal = 0,
                Range = range,
                Line = 1,
                Sentences = [.. SentenceSplitter.Split(document.Text, range).Select(sentence => new SentenceSpan(sentence, BlockKind.Paragraph))],
            },
        ];
    }

    private async Task AddAsync(
        Document document, IReadOnlyList<Chunk> chunks, IReadOnlyList<ChunkEmbedding> embeddings, CancellationToken cancellationToken)
    {
        var heading = TermAnalyzer.Terms(document.Title);
        ChunkToIndex[] toIndex =
        [
            .. chunks.Zip(embeddings, (chunk, embedding) => new ChunkToIndex(
                chunk, [.. heading, .. TermAnalyzer.Terms(chunk.Range.Of(document.Text).ToString())], heading, embedding)),
        ];
        var entry = new DocumentEntry
        {
            Id = document.Id,
            SourcePath = document.SourcePath,
            Title = document.Title,
            Status = DocumentStatus.Indexed,
            ContentHash = document.ContentHash,
            Chunks = toIndex.Length,
        };
        _documents[document.SourcePath] = (entry, document, toIndex);
        await Index.SaveAsync(entry, document, toIndex, cancellationToken);
    }

    private static Document DocumentOf(EvaluationDocument source)
    {
        var text = TextNormalizer.Normalize(source.Text);
        var range = new TextRange(0, text.Length);
        return new Document
        {
            Id = DocumentId.FromPath(source.Id),
            Title = source.Title,
            SourcePath = source.Id,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Text))),
            Format = "text",
            Text = text,
            Blocks = [new Block { Kind = BlockKind.Paragraph, Range = range, Line = 1 }],
            Sections = [new Section { HeadingPath = [], Range = range }],
        };
    }
}
