namespace QaBot.Core.Indexing;

/// <summary>
/// Makes an index's number for a chunk out of its document's number and its ordinal, so that a chunk's document is known
/// without a look-up and the chunks of a document stand side by side.
/// </summary>
public static class ChunkNumber
{
    private const int OrdinalBits = 20;

    /// <summary>How many chunks a document may have: 1,048,576, some 100 million words.</summary>
    public const int MaxChunksPerDocument = 1 << OrdinalBits;

    /// <summary>The number of chunk <paramref name="ordinal"/> (0-based) of the document numbered <paramref name="document"/>.</summary>
    public static long Of(long document, int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ordinal, MaxChunksPerDocument);
        return (document << OrdinalBits) | (uint)ordinal;
    }

    /// <summary>The number of the document that chunk <paramref name="chunkId"/> is of.</summary>
    public static long DocumentOf(long chunkId) => chunkId >> OrdinalBits;

    /// <summary>The ordinal of chunk <paramref name="chunkId"/> in its document.</summary>
    public static int OrdinalOf(long chunkId) => (int)(chunkId & (MaxChunksPerDocument - 1));
}
