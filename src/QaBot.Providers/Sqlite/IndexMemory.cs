using System.Collections.Concurrent;
using QaBot.Core.Indexing;

namespace QaBot.Providers.Sqlite;

/// <summary>
/// What of the index is held in memory: entries (for filters), vectors and counts. Only one thread changes it at a time, the
/// one that writes to the file; readers go on beside it. Each change of the file has a number, its generation: a reader who meets a later
/// one than memory knows of finds that another process has written.
/// </summary>
internal sealed class IndexMemory
{
    private const int LoadBatch = 4096;

    private readonly EmbeddingTable _embeddings;
    private readonly VectorTable _vectors;
    private readonly ConcurrentDictionary<long, DocumentEntry> _entries = new();
    private long _loaded;
    private long _announced;
    private long _lastNumber;

    public IndexMemory(EmbeddingTable embeddings)
    {
        _embeddings = embeddings;
        _vectors = new VectorTable(embeddings.Model.Dimensions);
    }

    public IndexStatistics Statistics { get; } = new();

    /// <summary>The file's generation as <paramref name="session"/> sees it.</summary>
    public static long GenerationOf(SqliteSession session) => session.Number("SELECT value FROM meta WHERE key = 'generation'");

    /// <summary>Whether a file of <paramref name="generation"/> holds changes of another process that are not in memory.</summary>
    public bool IsBehind(long generation) => generation > Volatile.Read(ref _announced);

    /// <summary>Takes over what was written since the last time: everything, the first time.</summary>
    public void CatchUp(SqliteSession session)
    {
        var generation = GenerationOf(session);
        foreach (var (number, entry) in DocumentTable.EntriesSince(session, _loaded))
        {
            _entries[number] = entry;
        }

        foreach (var number in _entries.Keys.Except(DocumentTable.Numbers(session)).ToList())
        {
            _entries.TryRemove(number, out _);
            _vectors.Remove((int)number);
        }

        LoadVectors(session);

        Statistics.Load(
            CountTable.Terms(session),
            CountTable.Words(session),
            (int)session.Number("SELECT count(*) FROM chunks"),
            session.Number("SELECT sum(body_terms) FROM documents"),
            session.Number("SELECT sum(heading_terms) FROM documents"));
        _loaded = generation;
        Volatile.Write(ref _announced, generation);
    }

    /// <summary>
    /// Makes a change known that is about to be committed: a reader may see it in the file before <see cref="Complete"/> has run.
    /// </summary>
    public void Announce(IndexChange change)
    {
        if (change.Entry is { } entry && change.Number is { } number)
        {
            _entries[number] = entry;
        }

        Volatile.Write(ref _announced, change.Generation);
    }

    /// <summary>Takes back what <see cref="Announce"/> did, as the change was not committed.</summary>
    public void Withdraw(IndexChange change)
    {
        Volatile.Write(ref _announced, _loaded);
        if (change.Number is not { } number)
        {
            return;
        }

        if (change.FormerEntry is { } former && change.Former == number)
        {
            _entries[number] = former;
        }
        else
        {
            _entries.TryRemove(number, out _);
        }
    }

    /// <summary>Takes over a change that was committed.</summary>
    public void Complete(IndexChange change)
    {
        if (change.ReplacesContent)
        {
            Statistics.Replace(change.FormerCounts, change.Counts);
            ReplaceVectors(change);
        }

        if (change.Former is { } former && former != change.Number)
        {
            _entries.TryRemove(former, out _);
        }

        _loaded = change.Generation;
        _lastNumber = Math.Max(_lastNumber, change.Number ?? 0);
    }

    /// <summary>The entry of a document, or null.</summary>
    public DocumentEntry? EntryOf(long number) => _entries.GetValueOrDefault(number);

    /// <summary>The chunks nearest to <paramref name="vector"/>.</summary>
    public IReadOnlyList<VectorHit> Nearest(ReadOnlySpan<float> vector, int limit, DocumentFilter filter)
    {
        var allows = Allows(filter);
        return _vectors.Search(vector, limit, filter.IsAll ? null : number => allows(number));
    }

    /// <summary>A test for document numbers, for one query: it asks <paramref name="filter"/> once per document.</summary>
    public Func<long, bool> Allows(DocumentFilter filter)
    {
        if (filter.IsAll)
        {
            return _ => true;
        }

        var answers = new Dictionary<long, bool>();
        return number =>
        {
            if (!answers.TryGetValue(number, out var allowed))
            {
                allowed = _entries.TryGetValue(number, out var entry) && filter.Allows(entry);
                answers.Add(number, allowed);
            }

            return allowed;
        };
    }

    private void LoadVectors(SqliteSession session)
    {
        // Numbers only grow: a document that was saved since has one above all that were there before.
        var batch = new List<(int, ChunkVectors)>(LoadBatch);
        foreach (var (id, windows) in _embeddings.WindowsAfter(session, _lastNumber))
        {
            batch.Add(((int)ChunkNumber.DocumentOf(id), new ChunkVectors(id, windows)));
            if (batch.Count >= LoadBatch)
            {
                _vectors.AddRange(batch);
                batch.Clear();
            }
        }

        _vectors.AddRange(batch);
        _lastNumber = _entries.Keys.DefaultIfEmpty().Max();
    }

    private void ReplaceVectors(IndexChange change)
    {
        ReadOnlySpan<int> removed = change.Former is { } former ? [(int)former] : [];
        _vectors.Exchange(removed, change.Number is { } number ? [.. change.Chunks.Select(chunk => Vectors(number, chunk))] : []);
    }

    private static (int Document, ChunkVectors Vectors) Vectors(long number, ChunkToIndex chunk) =>
        ((int)number, new ChunkVectors(ChunkNumber.Of(number, chunk.Chunk.Ordinal), chunk.Embedding.Windows));
}
