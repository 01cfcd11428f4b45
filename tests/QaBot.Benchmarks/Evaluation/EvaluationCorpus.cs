using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Text;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>A set's documents in an index, each as one passage whatever its length, as the reference figures were measured.</summary>
internal sealed class EvaluationCorpus
{
    private const int BatchSize = 16;

    private readonly Dictionary<string, (DocumentEntry Entry, Document Document, ChunkToIndex Chunk)> _documents = new(StringComparer.Ordinal);

    private EvaluationCorpus(KnowledgeIndex index) => Index = index;

    /// <summary>The index, which stays the caller's to dispose.</summary>
    public KnowledgeIndex Index { get; }

    public static async Task<EvaluationCorpus> BuildAsync(
        KnowledgeIndex index, IEnumerable<EvaluationDocument> documents, PassageEmbedder embedder, CancellationToken cancellationToken)
    {
        var corpus = new EvaluationCorpus(index);
        foreach (var batch in documents.Where(document => !string.IsNullOrWhiteSpace(document.Text)).Chunk(BatchSize))
        {
            // As the product embeds a passage (EmbeddedText): with a line break instead, three of northwind's 105 questions rank otherwise.
            string[] texts = [.. batch.Select(document => $"{document.Title}. {TextNormalizer.Normalize(document.Text)}")];
            var embeddings = await embedder.EmbedAsync(texts, cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                await corpus.AddAsync(batch[i], embeddings[i], cancellationToken);
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
            var (entry, document, chunk) = _documents[name];
            await Index.SaveAsync(entry, document, [chunk], CancellationToken.None);
        }
    }

    private async Task AddAsync(EvaluationDocument source, ChunkEmbedding embedding, CancellationToken cancellationToken)
    {
        var document = DocumentOf(source);
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
            ContentHash = document.ContentHash,
            Chunks = 1,
        };
        _documents[source.Id] = (entry, document, toIndex);
        await Index.SaveAsync(entry, document, [toIndex], cancellationToken);
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
