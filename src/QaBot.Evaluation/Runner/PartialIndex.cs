using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Core.Text;

namespace QaBot.Evaluation.Runner;

/// <summary>
/// An index some of whose documents can be taken away for a question and are then as if they had never been there: not found, not listed,
/// not counted. Nothing is written for it, so questions do not depend on the order they are asked in. One question at a time.
/// </summary>
internal sealed class PartialIndex(KnowledgeIndex inner, Chunker chunker) : KnowledgeIndex
{
    private readonly Dictionary<string, DocumentCounts> _counts = new(StringComparer.Ordinal);
    private IReadOnlySet<string>? _only;
    private HashSet<string> _without = [];
    private CorpusStatistics? _statistics;

    /// <inheritdoc/>
    public override CorpusStatistics Statistics => _statistics ?? inner.Statistics;

    /// <summary>Says what the next questions see.</summary>
    /// <param name="only">Ids of the documents that may be found, the counts staying those of all; null for all.</param>
    /// <param name="without">Ids of the documents that are taken away.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    public async ValueTask ShowAsync(IReadOnlySet<string>? only, IReadOnlyCollection<string> without, CancellationToken cancellationToken)
    {
        var counts = new List<DocumentCounts>(without.Count);
        foreach (var id in without)
        {
            counts.Add(await CountsOfAsync(id, cancellationToken).ConfigureAwait(false));
        }

        _only = only;
        _without = without.ToHashSet(StringComparer.Ordinal);
        _statistics = without.Count == 0 ? null : new ReducedStatistics(inner.Statistics, counts);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<DocumentEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var entries = await inner.ListAsync(cancellationToken).ConfigureAwait(false);
        return IsWhole ? entries : [.. entries.Where(entry => Shows(entry.Id))];
    }

    /// <inheritdoc/>
    public override async ValueTask<Document?> FindDocumentAsync(string documentId, CancellationToken cancellationToken) =>
        Shows(documentId) ? await inner.FindDocumentAsync(documentId, cancellationToken).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public override ValueTask SaveAsync(
        DocumentEntry entry, Document document, IReadOnlyList<ChunkToIndex> chunks, CancellationToken cancellationToken) =>
        inner.SaveAsync(entry, document, chunks, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask RecordAsync(DocumentEntry entry, CancellationToken cancellationToken) => inner.RecordAsync(entry, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask TouchAsync(DocumentEntry entry, CancellationToken cancellationToken) => inner.TouchAsync(entry, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask RemoveAsync(string documentId, CancellationToken cancellationToken) => inner.RemoveAsync(documentId, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyDictionary<string, ChunkEmbedding>> FindEmbeddingsAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => inner.FindEmbeddingsAsync(keys, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<int> PruneEmbeddingsAsync(CancellationToken cancellationToken) => inner.PruneEmbeddingsAsync(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<IndexedChunk>> FindByTermsAsync(
        IReadOnlyList<string> terms, int limit, DocumentFilter filter, CancellationToken cancellationToken) =>
        inner.FindByTermsAsync(terms, limit, Narrow(filter), cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<VectorHit>> FindByVectorAsync(
        ReadOnlyMemory<float> vector, int limit, DocumentFilter filter, CancellationToken cancellationToken) =>
        inner.FindByVectorAsync(vector, limit, Narrow(filter), cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<IndexedChunk>> GetChunksAsync(
        IReadOnlyList<long> chunkIds, CancellationToken cancellationToken) => inner.GetChunksAsync(chunkIds, cancellationToken);

    private bool IsWhole => _only is null && _without.Count == 0;

    private bool Shows(string documentId) => _only?.Contains(documentId) != false && !_without.Contains(documentId);

    private DocumentFilter Narrow(DocumentFilter filter) =>
        IsWhole ? filter : DocumentFilter.Where(entry => filter.Allows(entry) && Shows(entry.Id));

    private async ValueTask<DocumentCounts> CountsOfAsync(string documentId, CancellationToken cancellationToken)
    {
        if (!_counts.TryGetValue(documentId, out var counts))
        {
            var document = await inner.FindDocumentAsync(documentId, cancellationToken).ConfigureAwait(false);
            counts = document is null ? DocumentCounts.None : Count(document);
            _counts[documentId] = counts;
        }

        return counts;
    }

    // The terms that ingestion gives its chunks.
    private DocumentCounts Count(Document document) => DocumentCounts.Of(
        document.Title,
        document.Text,
        chunker.Split(document).Select(chunk => (
            TermAnalyzer.Terms(EmbeddedText.Of(document, chunk)),
            TermAnalyzer.Terms(EmbeddedText.HeadingOf(document, chunk)))));
}
