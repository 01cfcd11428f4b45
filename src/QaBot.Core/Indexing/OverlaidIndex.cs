using QaBot.Core.Documents;
using QaBot.Core.Embedding;

namespace QaBot.Core.Indexing;

/// <summary>
/// What everybody is answered from with a few documents of somebody's own laid over it, for reading alone. Neither index knows of the
/// other: what is one's own cannot show in what is common, because it is not there. Safe to use from several threads at once.
/// </summary>
public sealed class OverlaidIndex : KnowledgeIndex
{
    /// <summary>Document numbers of the overlay begin here. An index counts its documents from 1 and never gets so far.</summary>
    private const long OwnNumbers = 1L << 40;

    private readonly KnowledgeIndex _common;
    private readonly KnowledgeIndex _own;

    /// <summary>Lays <paramref name="own"/> over <paramref name="common"/>.</summary>
    /// <param name="common">The index that everybody is answered from; filters apply to it.</param>
    /// <param name="own">The documents of one's own, made by <see cref="CreateOwn"/>; no filter hides them.</param>
    public OverlaidIndex(KnowledgeIndex common, InMemoryKnowledgeIndex own)
    {
        ArgumentNullException.ThrowIfNull(common);
        ArgumentNullException.ThrowIfNull(own);
        (_common, _own) = (common, own);
        Statistics = new SummedStatistics(common.Statistics, own.Statistics);
    }

    /// <inheritdoc/>
    public override CorpusStatistics Statistics { get; }

    /// <summary>An empty index whose chunks cannot be taken for those of the common one.</summary>
    public static InMemoryKnowledgeIndex CreateOwn() => new(OwnNumbers);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<DocumentEntry>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await _own.ListAsync(cancellationToken).ConfigureAwait(false))
            .Concat(await _common.ListAsync(cancellationToken).ConfigureAwait(false))
            .OrderBy(entry => entry.SourcePath, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public override async ValueTask<Document?> FindDocumentAsync(string documentId, CancellationToken cancellationToken) =>
        await _own.FindDocumentAsync(documentId, cancellationToken).ConfigureAwait(false)
        ?? await _common.FindDocumentAsync(documentId, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<IndexedChunk>> FindByTermsAsync(
        IReadOnlyList<string> terms, int limit, DocumentFilter filter, CancellationToken cancellationToken) =>
    [
        // Each gives its likeliest: scores of two indexes do not compare, and the retriever makes its own.
        .. await _own.FindByTermsAsync(terms, limit, DocumentFilter.All, cancellationToken).ConfigureAwait(false),
        .. await _common.FindByTermsAsync(terms, limit, filter, cancellationToken).ConfigureAwait(false),
    ];

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<VectorHit>> FindByVectorAsync(
        ReadOnlyMemory<float> vector, int limit, DocumentFilter filter, CancellationToken cancellationToken) =>
    [
        .. (await _own.FindByVectorAsync(vector, limit, DocumentFilter.All, cancellationToken).ConfigureAwait(false))
            .Concat(await _common.FindByVectorAsync(vector, limit, filter, cancellationToken).ConfigureAwait(false))
            .OrderByDescending(hit => hit.Similarity).ThenBy(hit => hit.ChunkId)
            .Take(limit),
    ];

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<IndexedChunk>> GetChunksAsync(
        IReadOnlyList<long> chunkIds, CancellationToken cancellationToken)
    {
        var own = await _own.GetChunksAsync([.. chunkIds.Where(IsOwn)], cancellationToken).ConfigureAwait(false);
        var common = await _common.GetChunksAsync([.. chunkIds.Where(id => !IsOwn(id))], cancellationToken).ConfigureAwait(false);
        var found = own.Concat(common).ToDictionary(chunk => chunk.Id);
        return [.. chunkIds.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <inheritdoc/>
    public override ValueTask SaveAsync(
        DocumentEntry entry, Document document, IReadOnlyList<ChunkToIndex> chunks, CancellationToken cancellationToken) => throw ReadOnly();

    /// <inheritdoc/>
    public override ValueTask RecordAsync(DocumentEntry entry, CancellationToken cancellationToken) => throw ReadOnly();

    /// <inheritdoc/>
    public override ValueTask TouchAsync(DocumentEntry entry, CancellationToken cancellationToken) => throw ReadOnly();

    /// <inheritdoc/>
    public override ValueTask RemoveAsync(string documentId, CancellationToken cancellationToken) => throw ReadOnly();

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyDictionary<string, ChunkEmbedding>> FindEmbeddingsAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => _common.FindEmbeddingsAsync(keys, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<int> PruneEmbeddingsAsync(CancellationToken cancellationToken) => throw ReadOnly();

    private static bool IsOwn(long chunkId) => ChunkNumber.DocumentOf(chunkId) > OwnNumbers;

    private static NotSupportedException ReadOnly() =>
        new("An overlaid index is for reading. Write to the common index or to the overlay.");
}
