using QaBot.Core.Documents;
using QaBot.Core.Embedding;

namespace QaBot.Core.Indexing;

/// <summary>
/// Holds documents, their chunks, and what finds them: terms and vectors. Each write is one transaction: readers see a
/// document's old chunks or its new ones, never a mixture. Safe to use from several threads at once.
/// </summary>
public abstract class KnowledgeIndex
{
    /// <summary>Counts over the indexed chunks.</summary>
    public abstract CorpusStatistics Statistics { get; }

    /// <summary>All entries, ordered by source path.</summary>
    public abstract ValueTask<IReadOnlyList<DocumentEntry>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The stored document, or null when the index does not hold one with this id.</summary>
    public abstract ValueTask<Document?> FindDocumentAsync(string documentId, CancellationToken cancellationToken);

    /// <summary>Saves a document with its chunks and vectors, in place of what was stored under its id.</summary>
    /// <param name="entry">Its entry; <see cref="DocumentEntry.Status"/> is <see cref="DocumentStatus.Indexed"/>.</param>
    /// <param name="document">The document.</param>
    /// <param name="chunks">Its chunks, in order.</param>
    /// <param name="cancellationToken">Stops the write; nothing is then changed.</param>
    public abstract ValueTask SaveAsync(
        DocumentEntry entry, Document document, IReadOnlyList<ChunkToIndex> chunks, CancellationToken cancellationToken);

    /// <summary>
    /// Records how a skipped or failed file stands. What was indexed under its id before is removed: the bot must not answer from a
    /// file that is no longer readable as it was.
    /// </summary>
    public abstract ValueTask RecordAsync(DocumentEntry entry, CancellationToken cancellationToken);

    /// <summary>Updates the entry of an unchanged document (its size and times), its chunks left alone.</summary>
    public abstract ValueTask TouchAsync(DocumentEntry entry, CancellationToken cancellationToken);

    /// <summary>Removes a document with all its chunks. Unknown ids are ignored.</summary>
    public abstract ValueTask RemoveAsync(string documentId, CancellationToken cancellationToken);

    /// <summary>The stored embeddings of the running model among <paramref name="keys"/>, by key. Missing ones are absent.</summary>
    public abstract ValueTask<IReadOnlyDictionary<string, ChunkEmbedding>> FindEmbeddingsAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Deletes embeddings that no chunk uses, and those of other models. Returns how many.</summary>
    public abstract ValueTask<int> PruneEmbeddingsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Candidates that hold at least one of <paramref name="terms"/>, the likeliest first by the index's own ranking. It is a
    /// coarse ranking: the retriever scores them anew. An index may leave the commonest terms out of the search where the rarer ones
    /// find enough.
    /// </summary>
    /// <param name="terms">Analysed terms, distinct.</param>
    /// <param name="limit">How many candidates at most.</param>
    /// <param name="filter">Applied before the limit.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public abstract ValueTask<IReadOnlyList<IndexedChunk>> FindByTermsAsync(
        IReadOnlyList<string> terms, int limit, DocumentFilter filter, CancellationToken cancellationToken);

    /// <summary>The chunks nearest to <paramref name="vector"/>, best first.</summary>
    /// <param name="vector">A vector of unit length of the running model.</param>
    /// <param name="limit">How many chunks at most.</param>
    /// <param name="filter">Applied before the limit.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public abstract ValueTask<IReadOnlyList<VectorHit>> FindByVectorAsync(
        ReadOnlyMemory<float> vector, int limit, DocumentFilter filter, CancellationToken cancellationToken);

    /// <summary>The chunks with the given numbers, in the order asked for; those that are gone are left out.</summary>
    public abstract ValueTask<IReadOnlyList<IndexedChunk>> GetChunksAsync(
        IReadOnlyList<long> chunkIds, CancellationToken cancellationToken);
}
