using QaBot.Core.Documents;
using QaBot.Core.Embedding;

namespace QaBot.Core.Indexing;

/// <summary>A document as the in-memory index holds it.</summary>
internal sealed record StoredDocument(
    long Number,
    DocumentEntry Entry,
    Document? Document,
    IReadOnlyList<IndexedChunk> Chunks,
    IReadOnlyList<ChunkEmbedding> Embeddings,
    DocumentCounts Counts)
{
    public static StoredDocument Of(
        long number, DocumentEntry entry, Document document, IReadOnlyList<ChunkToIndex> chunks, DocumentCounts counts) =>
        new(
            number,
            entry,
            document,
            [.. chunks.Select(chunk => ToIndexed(number, document, chunk))],
            [.. chunks.Select(chunk => chunk.Embedding)],
            counts);

    public static StoredDocument Unindexed(long number, DocumentEntry entry) => new(number, entry, null, [], [], DocumentCounts.None);

    /// <summary>How near each chunk is to <paramref name="vector"/>: the cosine of its nearest window.</summary>
    public List<VectorHit> Nearness(ReadOnlySpan<float> vector)
    {
        var hits = new List<VectorHit>(Chunks.Count);
        for (var i = 0; i < Chunks.Count; i++)
        {
            var best = float.NegativeInfinity;
            foreach (var window in Embeddings[i].Windows)
            {
                best = Math.Max(best, Dot(window, vector));
            }

            hits.Add(new VectorHit(Chunks[i].Id, best));
        }

        return hits;
    }

    private static float Dot(QuantizedVector window, ReadOnlySpan<float> vector)
    {
        if (window.Values.Length != vector.Length)
        {
            throw new ArgumentException(
                $"The query's vector has {vector.Length} components, the stored ones have {window.Values.Length}; embed the query with the model of the index.",
                nameof(vector));
        }

        var sum = 0f;
        for (var i = 0; i < vector.Length; i++)
        {
            sum += window.Values[i] * vector[i];
        }

        return sum * window.Scale;
    }

    private static IndexedChunk ToIndexed(long number, Document document, ChunkToIndex toIndex) => new()
    {
        Id = ChunkNumber.Of(number, toIndex.Chunk.Ordinal),
        Chunk = toIndex.Chunk,
        Text = toIndex.Chunk.Range.Of(document.Text).ToString(),
        Title = document.Title,
        SourcePath = document.SourcePath,
        ContentHash = document.ContentHash,
        BodyTerms = toIndex.BodyTerms,
        HeadingTerms = toIndex.HeadingTerms,
    };
}
