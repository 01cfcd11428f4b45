using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;

namespace QaBot.Providers.Sqlite;

/// <summary>
/// An index in one SQLite file, <c>index.db</c> in the data folder: documents, chunks, full-text index and vectors, each document
/// written in one transaction. Vectors and counts are held in memory. Another process may write to the same file: its changes are taken
/// over at the next query. Safe to use from several threads at once.
/// </summary>
public sealed class SqliteKnowledgeIndex : KnowledgeIndex, IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly EmbeddingTable _embeddings;
    private readonly IndexMemory _memory;
    private readonly RecentDocuments _recent = new();

    private SqliteKnowledgeIndex(IndexFile file, EmbeddingModel model)
    {
        _embeddings = new EmbeddingTable(model);
        _memory = new IndexMemory(_embeddings);
        (_database, Opening) = file.Open(Load);
    }

    /// <summary>How the file was found.</summary>
    public IndexOpening Opening { get; }

    /// <inheritdoc/>
    public override CorpusStatistics Statistics => _memory.Statistics;

    /// <summary>The connections, for tests.</summary>
    internal SqliteDatabase Database => _database;

    /// <summary>Opens the index, or makes it.</summary>
    /// <param name="options">Where it lies and how long a write waits.</param>
    /// <param name="model">The running embedding model: vectors of any other are neither loaded nor returned.</param>
    /// <param name="time">Names a damaged file that is kept aside.</param>
    /// <exception cref="IndexUnavailableException">
    /// The file is locked, of a newer program, or cannot be made or opened; the message says what was found and the mend.
    /// </exception>
    public static SqliteKnowledgeIndex Open(DataOptions options, EmbeddingModel model, TimeProvider time) =>
        Open(options, model, time, IndexSchema.Steps);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<DocumentEntry>> ListAsync(CancellationToken cancellationToken) =>
        await _database.ReadAsync(DocumentTable.Entries, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<Document?> FindDocumentAsync(string documentId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return await _database.ReadAsync(session => FindDocument(session, documentId), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask SaveAsync(
        DocumentEntry entry, Document document, IReadOnlyList<ChunkToIndex> chunks, CancellationToken cancellationToken)
    {
        DocumentToSave.Check(entry, document, chunks);
        var counts = DocumentCounts.Of(document, chunks);
        await ChangeAsync(
            (session, generation) =>
            {
                var former = TakeOut(session, entry.Id, generation);
                var number = DocumentTable.Insert(session, entry, counts, generation);
                DocumentTable.InsertText(session, number, document);
                InsertChunks(session, number, document, chunks, cancellationToken);
                CountTable.Replace(session, former.FormerCounts, counts);
                return former with { Number = number, Entry = entry, Counts = counts, Chunks = chunks };
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask RecordAsync(DocumentEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await ChangeAsync(
            (session, generation) =>
            {
                var former = TakeOut(session, entry.Id, generation);
                CountTable.Replace(session, former.FormerCounts, DocumentCounts.None);
                return former with { Number = DocumentTable.Insert(session, entry, DocumentCounts.None, generation), Entry = entry };
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask TouchAsync(DocumentEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await ChangeAsync(
            (session, generation) =>
            {
                DocumentTable.Update(session, entry, generation);
                var number = DocumentTable.NumberOf(session, entry.Id);
                return new IndexChange
                {
                    Generation = generation,
                    Number = number,
                    Entry = entry,
                    Former = number,
                    FormerEntry = number is { } known ? _memory.EntryOf(known) : null,
                };
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask RemoveAsync(string documentId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        await ChangeAsync(
            (session, generation) =>
            {
                var former = TakeOut(session, documentId, generation);
                CountTable.Replace(session, former.FormerCounts, DocumentCounts.None);
                return former.Former is null ? former with { ReplacesContent = false } : former;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyDictionary<string, ChunkEmbedding>> FindEmbeddingsAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => _embeddings.Find(session, keys), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<int> PruneEmbeddingsAsync(CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            session =>
            {
                session.Execute("BEGIN IMMEDIATE");
                var deleted = _embeddings.Prune(session);
                session.Execute("COMMIT");
                return deleted;
            },
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<IndexedChunk>> FindByTermsAsync(
        IReadOnlyList<string> terms, int limit, DocumentFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (terms.Count == 0 || limit <= 0)
        {
            return [];
        }

        return await SearchAsync(
            session => ChunkTable.Get(session, Match(session, terms, limit, filter), _memory.Statistics),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<VectorHit>> FindByVectorAsync(
        ReadOnlyMemory<float> vector, int limit, DocumentFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return limit <= 0
            ? []
            : await SearchAsync(_ => _memory.Nearest(vector.Span, limit, filter), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<IndexedChunk>> GetChunksAsync(
        IReadOnlyList<long> chunkIds, CancellationToken cancellationToken) =>
        chunkIds.Count == 0
            ? []
            : await _database.ReadAsync(session => ChunkTable.Get(session, chunkIds, _memory.Statistics), cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the file. Reads and writes that are under way must have ended.</summary>
    public void Dispose() => _database.Dispose();

    /// <summary>Opens the index with a schema of its own, for tests of the migration.</summary>
    internal static SqliteKnowledgeIndex Open(
        DataOptions options, EmbeddingModel model, TimeProvider time, IReadOnlyList<SchemaStep> steps)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(model);
        return new SqliteKnowledgeIndex(new IndexFile(options, new SchemaMigration(steps, IndexSchema.Profile), time), model);
    }

    // A filter may hide all that the rarest terms find, so only an open search leaves the common ones out.
    private List<long> Match(SqliteSession session, IReadOnlyList<string> terms, int limit, DocumentFilter filter) => filter.IsAll
        ? ChunkTable.Match(session, MatchBudget.Within(MatchBudget.Matches, terms, _memory.Statistics.DocumentFrequency), limit)
        : ChunkTable.Match(session, terms, limit, _memory.Allows(filter));

    private void Load(SqliteSession session)
    {
        // A process that is writing must not keep another from opening: the lock is taken only where something is to be written.
        var recount = WordRecount.IsNeeded(session);
        session.Execute(recount ? "BEGIN IMMEDIATE" : "BEGIN");
        try
        {
            if (recount)
            {
                WordRecount.Run(session);
            }

            _memory.CatchUp(session);
            session.Execute("COMMIT");
        }
        finally
        {
            session.RollBack();
        }
    }

    private Document? FindDocument(SqliteSession session, string id)
    {
        if (DocumentTable.NumberOf(session, id) is not { } number)
        {
            return null;
        }

        if (_recent.Find(number) is { } known)
        {
            return known;
        }

        var document = DocumentTable.Find(session, number);
        if (document is not null)
        {
            _recent.Add(number, document);
        }

        return document;
    }

    private async Task<T> SearchAsync<T>(Func<SqliteSession, T> search, CancellationToken cancellationToken)
    {
        var (result, isBehind) = await _database.ReadAsync(
            session => _memory.IsBehind(IndexMemory.GenerationOf(session)) ? (default, true) : (search(session), false),
            cancellationToken).ConfigureAwait(false);
        if (!isBehind)
        {
            return result!;
        }

        await _database.WriteAsync(CatchUp, cancellationToken).ConfigureAwait(false);
        return await _database.ReadAsync(search, cancellationToken).ConfigureAwait(false);
    }

    private bool CatchUp(SqliteSession session)
    {
        // A reading transaction, so that a process that is writing is not waited for.
        session.Execute("BEGIN");
        if (_memory.IsBehind(IndexMemory.GenerationOf(session)))
        {
            _memory.CatchUp(session);
        }

        session.Execute("COMMIT");
        return true;
    }

    private Task<bool> ChangeAsync(Func<SqliteSession, long, IndexChange> work, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => Change(session, work), cancellationToken);

    private bool Change(SqliteSession session, Func<SqliteSession, long, IndexChange> work)
    {
        session.Execute("BEGIN IMMEDIATE");
        if (_memory.IsBehind(IndexMemory.GenerationOf(session)))
        {
            _memory.CatchUp(session);
        }

        var generation = session.Number("UPDATE meta SET value = value + 1 WHERE key = 'generation' RETURNING value");
        var change = work(session, generation);
        _memory.Announce(change);
        try
        {
            session.Execute("COMMIT");
        }
        catch
        {
            _memory.Withdraw(change);
            throw;
        }

        _memory.Complete(change);
        return true;
    }

    private static IndexChange TakeOut(SqliteSession session, string id, long generation)
    {
        if (DocumentTable.NumberOf(session, id) is not { } number)
        {
            return new IndexChange { Generation = generation, ReplacesContent = true };
        }

        var counts = DocumentTable.Text(session, number) is var (title, text)
            ? DocumentCounts.Of(title, text, ChunkTable.Terms(session, number))
            : DocumentCounts.None;
        ChunkTable.Delete(session, number);
        DocumentTable.Delete(session, number);
        return new IndexChange { Generation = generation, Former = number, FormerCounts = counts, ReplacesContent = true };
    }

    private void InsertChunks(
        SqliteSession session, long number, Document document, IReadOnlyList<ChunkToIndex> chunks, CancellationToken cancellationToken)
    {
        var model = _embeddings.ModelNumber(session);
        foreach (var chunk in chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var embedding = _embeddings.Store(session, model, chunk.Embedding);
            ChunkTable.Insert(session, number, chunk, chunk.Chunk.Range.Of(document.Text).ToString(), embedding);
        }
    }
}
