using System.Runtime.CompilerServices;
using QaBot.Core.Embedding;

namespace QaBot.Core.Indexing;

/// <summary>
/// Vectors of chunks in memory, searched by scanning them all: exact, and at 100,000 vectors of 384 components a matter of a few
/// milliseconds. Safe to use from several threads at once: each write shows itself to readers as a whole, a search sees the table as
/// it stood when it began, and searches never wait for writes.
/// </summary>
/// <param name="dimensions">Length of every vector.</param>
public sealed class VectorTable(int dimensions)
{
    private readonly Lock _writing = new();
    private volatile VectorSegmentView[] _segments = [];

    /// <summary>Length of every vector.</summary>
    public int Dimensions { get; } = dimensions > 0
        ? dimensions
        : throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, "Vectors need at least one component.");

    /// <summary>How many vectors a search looks at.</summary>
    public int Count => _segments.Sum(view => view.Rows);

    /// <summary>Adds one chunk to those of a document.</summary>
    /// <exception cref="ArgumentException">A chunk has no vector, or one of another length.</exception>
    public void Add(long chunkId, IReadOnlyList<QuantizedVector> windows, int documentNumber) =>
        Write([], [(documentNumber, new ChunkVectors(chunkId, windows))]);

    /// <summary>Adds many chunks, each with its document's number, in one step: the way to load a stored index.</summary>
    /// <exception cref="ArgumentException">A chunk has no vector, or one of another length; nothing is then added.</exception>
    public void AddRange(IReadOnlyList<(int DocumentNumber, ChunkVectors Chunk)> chunks) => Write([], chunks);

    /// <summary>Puts chunks in place of all that the document had, in one step.</summary>
    /// <exception cref="ArgumentException">A chunk has no vector, or one of another length; nothing is then changed.</exception>
    public void Replace(int documentNumber, IReadOnlyList<ChunkVectors> chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        Write([documentNumber], [.. chunks.Select(chunk => (documentNumber, chunk))]);
    }

    /// <summary>Removes documents and adds chunks in one step, for an index that numbers a document anew when it is saved anew.</summary>
    /// <exception cref="ArgumentException">A chunk has no vector, or one of another length; nothing is then changed.</exception>
    public void Exchange(ReadOnlySpan<int> removed, IReadOnlyList<(int DocumentNumber, ChunkVectors Chunk)> added) => Write(removed, added);

    /// <summary>Removes all chunks of a document. Unknown numbers are ignored.</summary>
    public void Remove(int documentNumber) => Write([documentNumber], []);

    /// <summary>The chunks nearest to a vector, best first, equal ones by chunk id; a chunk's score is that of its best window.</summary>
    /// <param name="query">A vector of unit length.</param>
    /// <param name="limit">How many chunks at most.</param>
    /// <param name="allowsDocument">Whether a document's chunks may be found, asked before anything of it is scored; null for all.</param>
    /// <exception cref="ArgumentException">The vector has another length than the table's.</exception>
    public IReadOnlyList<VectorHit> Search(ReadOnlySpan<float> query, int limit, Func<int, bool>? allowsDocument = null)
    {
        ThrowIfLengthDiffers(query.Length);
        if (limit <= 0)
        {
            return [];
        }

        var quantized = VectorQuantizer.Quantize(query);
        var nearest = new NearestChunks(limit);
        foreach (var (segment, runs) in _segments)
        {
            foreach (var run in runs)
            {
                if (allowsDocument is null || allowsDocument(run.Document))
                {
                    Scan(segment, run, quantized, nearest);
                }
            }
        }

        return nearest.TakeAll();
    }

    // Optimised at once: the first searches of a process would else run several times slower than the later ones.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scan(VectorSegment segment, VectorRun run, QuantizedVector query, NearestChunks nearest)
    {
        ReadOnlySpan<sbyte> values = query.Values;
        var chunkId = segment.ChunkId(run.Start);
        var best = float.NegativeInfinity;
        for (var row = run.Start; row < run.End; row++)
        {
            if (segment.ChunkId(row) != chunkId)
            {
                nearest.Offer(chunkId, best);
                chunkId = segment.ChunkId(row);
                best = float.NegativeInfinity;
            }

            best = MathF.Max(best, Int8Dot.Dot(values, segment.Values(row)) * (segment.Scale(row) * query.Scale));
        }

        nearest.Offer(chunkId, best);
    }

    private void Write(ReadOnlySpan<int> removed, IReadOnlyList<(int DocumentNumber, ChunkVectors Chunk)> added)
    {
        foreach (var (_, chunk) in added)
        {
            ThrowIfUnfit(chunk);
        }

        lock (_writing)
        {
            var draft = new VectorTableDraft(Dimensions, _segments);
            foreach (var document in removed)
            {
                draft.Remove(document);
            }

            foreach (var (document, chunk) in added)
            {
                draft.Add(document, chunk);
            }

            _segments = draft.Finish();
        }
    }

    private void ThrowIfUnfit(ChunkVectors chunk)
    {
        if (chunk.Windows.Count == 0)
        {
            throw new ArgumentException($"Chunk {chunk.ChunkId} has no vector; expected at least one.");
        }

        foreach (var window in chunk.Windows)
        {
            ThrowIfLengthDiffers(window.Values.Length);
        }
    }

    private void ThrowIfLengthDiffers(int length)
    {
        if (length != Dimensions)
        {
            throw new ArgumentException(
                $"A vector of {length} components does not belong in a table of {Dimensions}: it comes from another embedding model.");
        }
    }
}
