using QaBot.Core.Embedding;

namespace QaBot.Core.Indexing;

/// <summary>A chunk on its way into a <see cref="VectorTable"/>.</summary>
/// <param name="ChunkId">The index's number for the chunk, unique in the table.</param>
/// <param name="Windows">Its vectors, at least one.</param>
public readonly record struct ChunkVectors(long ChunkId, IReadOnlyList<QuantizedVector> Windows);
