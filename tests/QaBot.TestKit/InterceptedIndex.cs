using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;

namespace QaBot.TestKit;

/// <summary>Another index, with a word in before each document is saved: to fail, to wait, to count.</summary>
public sealed class InterceptedIndex(KnowledgeIndex inner, Func<DocumentEntry, ValueTask> beforeSave) : KnowledgeIndex
{
    public override CorpusStatistics Statistics => inner.Statistics;

    public override ValueTask<IReadOnlyList<DocumentEntry>> ListAsync(CancellationToken cancellationToken) =>
        inner.ListAsync(cancellationToken);

    public override ValueTask<Document?> FindDocumentAsync(string documentId, CancellationToken cancellationToken) =>
        inner.FindDocumentAsync(documentId, cancellationToken);

    public override async ValueTask SaveAsync(
        DocumentEntry entry, Document document, IReadOnlyList<ChunkToIndex> chunks, CancellationToken cancellationToken)
    {
        await beforeSave(entry);
        await inner.SaveAsync(entry, document, chunks, cancellationToken);
    }

    public override ValueTask RecordAsync(DocumentEntry entry, CancellationToken cancellationToken) =>
        inner.RecordAsync(entry, cancellationToken);

    public override ValueTask TouchAsync(DocumentEntry entry, CancellationToken cancellationToken) =>
        inner.TouchAsync(entry, cancellationToken);

    public override ValueTask RemoveAsync(string documentId, CancellationToken cancellationToken) =>
        inner.RemoveAsync(documentId, cancellationToken);

    public override ValueTask<IReadOnlyDictionary<string, ChunkEmbedding>> FindEmbeddingsAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => inner.FindEmbeddingsAsync(keys, cancellationToken);

    public override ValueTask<int> PruneEmbeddingsAsync(CancellationToken cancellationToken) =>
        inner.PruneEmbeddingsAsync(cancellationToken);

    public override ValueTask<IReadOnlyList<IndexedChunk>> FindByTermsAsync(
        IReadOnlyList<string> terms, int limit, DocumentFilter filter, CancellationToken cancellationToken) =>
        inner.FindByTermsAsync(terms, limit, filter, cancellationToken);

    public override ValueTask<IReadOnlyList<VectorHit>> FindByVectorAsync(
        ReadOnlyMemory<float> vector, int limit, DocumentFilter filter, CancellationToken cancellationToken) =>
        inner.FindByVectorAsync(vector, limit, filter, cancellationToken);

    public override ValueTask<IReadOnlyList<IndexedChunk>> GetChunksAsync(
        IReadOnlyList<long> chunkIds, CancellationToken cancellationToken) => inner.GetChunksAsync(chunkIds, cancellationToken);
}
