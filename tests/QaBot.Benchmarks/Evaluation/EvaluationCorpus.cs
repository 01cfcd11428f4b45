using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>A set's documents in an index, each as one passage whatever its length, as the reference figures were measured.</summary>
internal sealed class EvaluationCorpus : IDisposable
{
    private const int BatchSize = 16;

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    private EvaluationCorpus()
    {
    }

    public InMemoryKnowledgeIndex Index { get; } = new();

    public static async Task<EvaluationCorpus> BuildAsync(
        IEnumerable<EvaluationDocument> documents, PassageEmbedder embedder, CancellationToken cancellationToken)
    {
        var corpus = new EvaluationCorpus();
        foreach (var batch in documents.Where(document => !string.IsNullOrWhiteSpace(document.Text)).Chunk(BatchSize))
        {
            string[] texts = [.. batch.Select(document => $"{document.Title}\n{TextNormalizer.Normalize(document.Text)}")];
            var embeddings = await embedder.EmbedAsync(texts, cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                await corpus.AddAsync(batch[i], embeddings[i], cancellationToken);
            }
        }

        return corpus;
    }

    /// <summary>The set's id of an indexed document.</summary>
    public string NameOf(string documentId) => _ids[documentId];

    /// <summary>The index's id of a document of the set.</summary>
    public static string IdOf(string name) => DocumentId.FromPath(name);

    public void Dispose() => Index.Dispose();

    private async Task AddAsync(EvaluationDocument source, ChunkEmbedding embedding, CancellationToken cancellationToken)
    {
        var document = DocumentOf(source);
        _ids[document.Id] = source.Id;
        var range = new TextRange(0, document.Text.Length);
        var chunk = new Chunk
        {
            DocumentId = document.Id,
            Ordinal = 0,
            Range = range,
            Line = 1,
            Sentences = [.. SentenceSplitter.Split(document.Text, range).Select(sentence => new SentenceSpan(sentence, BlockKind.Paragraph))],
        };
        var heading = TermAnalyzer.Terms(source.Title);
        var toIndex = new ChunkToIndex(chunk, [.. heading, .. TermAnalyzer.Terms(document.Text)], heading, embedding);
        var entry = new DocumentEntry
        {
            Id = document.Id,
            SourcePath = document.SourcePath,
            Title = document.Title,
            Status = DocumentStatus.Indexed,
            Chunks = 1,
        };
        await Index.SaveAsync(entry, document, [toIndex], cancellationToken);
    }

    private static Document DocumentOf(EvaluationDocument source)
    {
        var text = TextNormalizer.Normalize(source.Text);
        var range = new TextRange(0, text.Length);
        return new Document
        {
            Id = IdOf(source.Id),
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
