namespace QaBot.Core.Indexing;

/// <summary>
/// A fixed piece of a table's storage. Rows are only ever appended, past what any reader has been shown, so readers need no lock.
/// </summary>
internal sealed class VectorSegment(int dimensions, int capacity)
{
    private readonly sbyte[] _values = new sbyte[(long)dimensions * capacity];
    private readonly float[] _scales = new float[capacity];
    private readonly long[] _chunkIds = new long[capacity];

    /// <summary>Rows in use, shown to readers or not.</summary>
    public int Count { get; private set; }

    /// <summary>Rows still free.</summary>
    public int Free => _scales.Length - Count;

    /// <summary>Appends the rows of one chunk. Writers only.</summary>
    public void Append(ChunkVectors chunk)
    {
        foreach (var window in chunk.Windows)
        {
            window.Values.CopyTo(_values.AsSpan(Count * dimensions));
            _scales[Count] = window.Scale;
            _chunkIds[Count] = chunk.ChunkId;
            Count++;
        }
    }

    /// <summary>Appends a run of another segment as it is. Writers only.</summary>
    public void Append(VectorSegment source, int start, int count)
    {
        Array.Copy(source._values, (long)start * dimensions, _values, (long)Count * dimensions, (long)count * dimensions);
        Array.Copy(source._scales, start, _scales, Count, count);
        Array.Copy(source._chunkIds, start, _chunkIds, Count, count);
        Count += count;
    }

    /// <summary>The components of a row.</summary>
    public ReadOnlySpan<sbyte> Values(int row) => _values.AsSpan(row * dimensions, dimensions);

    /// <summary>The scale of a row.</summary>
    public float Scale(int row) => _scales[row];

    /// <summary>The chunk a row belongs to.</summary>
    public long ChunkId(int row) => _chunkIds[row];
}
