namespace QaBot.Core.Indexing;

/// <summary>A chunk found by its vectors.</summary>
/// <param name="ChunkId">The index's number for the chunk.</param>
/// <param name="Similarity">Cosine of the query's vector and the chunk's nearest window, in [-1, 1].</param>
public readonly record struct VectorHit(long ChunkId, float Similarity);
