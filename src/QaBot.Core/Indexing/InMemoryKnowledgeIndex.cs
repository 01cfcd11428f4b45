using QaBot.Core.Documents;
using QaBot.Core.Embedding;

namespace QaBot.Core.Indexing;

/// <summary>
/// An index that lives and dies with the process: exact, simple, for tests, evaluation and small sets. It is the model that
/// other indexes are compared with.
/// </summary>
public sealed class InMemoryKnowledgeIndex : KnowledgeIndex, IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly IndexStatistics _statistics = new();
    private readonly TermPostings _postings = new();
    private readonly Dictionary<string, StoredDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<long, StoredDocument> _byNumber = [];
    private readonly Dictionary<string, ChunkEmbedding> _embeddings = new(StringComparer.Ordinal);
    private long _lastNumber;

    /// <summary>Creates an empty index.</summary>
    public InMemoryKnowledgeIndex()
    {
    }

    /// <summary>Creates an empty index whose documents are numbered from <paramref name="numbersAfter"/> on.</summary>
    internal InMemoryKnowledgeIndex(long numbersAfter) => _lastNumber = numbersAfter;

    /// <inheritdoc/>
    public override CorpusStatistics Statistics => _statistics;

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DocumentEntry>> ListAsync(CancellationToken cancellationToken) =>
        Read<IReadOnlyList<DocumentEntry>>(
            () => [.. _documents.Values.Select(stored => stored.Entry).OrderBy(entry => entry.SourcePath, StringComparer.Ordinal)],
            cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<Document?> FindDocumentAsync(string documentId, CancellationToken cancellationToken) =>
        Read(() => _documents.GetValueOrDefault(documentId)?.Document, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask SaveAsync(
        DocumentEntry entry, Document document, IReadOnlyList<ChunkToIndex> chunks, CancellationToken cancellationToken)
    {
        DocumentToSave.Check(entry, document, chunks);
        var counts = DocumentCounts.Of(document, chunks);
        return Write(
            () =>
            {
                Put(StoredDocument.Of(++_lastNumber, entry, document, chunks, counts));
                foreach (var chunk in chunks)
                {
                    _embeddings[chunk.Embedding.Key] = chunk.Embedding;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask RecordAsync(DocumentEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Write(() => Put(StoredDocument.Unindexed(++_lastNumber, entry)), cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask TouchAsync(DocumentEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Write(
            () =>
            {
                if (_documents.TryGetValue(entry.Id, out var stored))
                {
                    stored = stored with { Entry = entry };
                    _documents[entry.Id] = stored;
                    _byNumber[stored.Number] = stored;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask RemoveAsync(string documentId, CancellationToken cancellationToken) =>
        Write(
            () =>
            {
                if (TakeOut(documentId) is { } former)
                {
                    _statistics.Replace(former.Counts, DocumentCounts.None);
                }
            },
            cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyDictionary<string, ChunkEmbedding>> FindEmbeddingsAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        Read<IReadOnlyDictionary<string, ChunkEmbedding>>(
            () => keys.Distinct(StringComparer.Ordinal)
                .Where(_embeddings.ContainsKey)
                .ToDictionary(key => key, key => _embeddings[key], StringComparer.Ordinal),
            cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<int> PruneEmbeddingsAsync(CancellationToken cancellationToken) =>
        Write(
            () =>
            {
                var used = _documents.Values.SelectMany(stored => stored.Embeddings).Select(embedding => embedding.Key)
                    .ToHashSet(StringComparer.Ordinal);
                var unused = _embeddings.Keys.Where(key => !used.Contains(key)).ToList();
                unused.ForEach(key => _embeddings.Remove(key));
                return unused.Count;
            },
            cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<IndexedChunk>> FindByTermsAsync(
        IReadOnlyList<string> terms, int limit, DocumentFilter filter, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<IndexedChunk>>(
            () =>
            {
                var allowed = Allowed(filter);
                return
                [
                    .. _postings.Score(terms, _statistics)
                        .Where(score => allowed.Contains(ChunkNumber.DocumentOf(score.Key)))
                        .OrderByDescending(score => score.Value).ThenBy(score => score.Key)
                        .Take(limit)
                        .Select(score => ChunkOf(score.Key)!),
                ];
            },
            cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<VectorHit>> FindByVectorAsync(
        ReadOnlyMemory<float> vector, int limit, DocumentFilter filter, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<VectorHit>>(
            () =>
            [
                .. _documents.Values.Where(stored => filter.Allows(stored.Entry))
                    .SelectMany(stored => stored.Nearness(vector.Span))
                    .OrderByDescending(hit => hit.Similarity).ThenBy(hit => hit.ChunkId)
                    .Take(limit),
            ],
            cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<IndexedChunk>> GetChunksAsync(
        IReadOnlyList<long> chunkIds, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<IndexedChunk>>(() => [.. chunkIds.Select(ChunkOf).OfType<IndexedChunk>()], cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private void Put(StoredDocument stored)
    {
        var former = TakeOut(stored.Entry.Id);
        _documents.Add(stored.Entry.Id, stored);
        _byNumber.Add(stored.Number, stored);
        _postings.Add(stored.Chunks);
        _statistics.Replace(former?.Counts ?? DocumentCounts.None, stored.Counts);
    }

    private StoredDocument? TakeOut(string documentId)
    {
        if (!_documents.Remove(documentId, out var former))
        {
            return null;
        }

        _byNumber.Remove(former.Number);
        _postings.Remove(former.Chunks);
        return former;
    }

    private HashSet<long> Allowed(DocumentFilter filter) =>
        [.. _byNumber.Values.Where(stored => filter.Allows(stored.Entry)).Select(stored => stored.Number)];

    private IndexedChunk? ChunkOf(long chunkId)
    {
        var chunks = _byNumber.GetValueOrDefault(ChunkNumber.DocumentOf(chunkId))?.Chunks;
        return chunks?.ElementAtOrDefault(ChunkNumber.OrdinalOf(chunkId));
    }

    private ValueTask<T> Read<T>(Func<T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _lock.EnterReadLock();
        try
        {
            return ValueTask.FromResult(read());
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    private ValueTask Write(Action write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _lock.EnterWriteLock();
        try
        {
            write();
            return ValueTask.CompletedTask;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    private ValueTask<T> Write<T>(Func<T> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _lock.EnterWriteLock();
        try
        {
            return ValueTask.FromResult(write());
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }
}
