using System.Collections;
using QaBot.Core.Indexing;

namespace QaBot.Providers.Tests.Sqlite;

/// <summary>Chunks that cancel the work when the one at a given place is handed out for the last time, by enumeration while writing.</summary>
internal sealed class CancellingList(IReadOnlyList<ChunkToIndex> chunks, int place, CancellationTokenSource cancelling) : IReadOnlyList<ChunkToIndex>
{
    private int _enumerations;

    public int Count => chunks.Count;

    public ChunkToIndex this[int index] => chunks[index];

    public IEnumerator<ChunkToIndex> GetEnumerator()
    {
        // The first enumeration counts terms before the transaction; the second writes.
        var writes = ++_enumerations == 2;
        for (var i = 0; i < chunks.Count; i++)
        {
            if (writes && i == place)
            {
                cancelling.Cancel();
            }

            yield return chunks[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
