using QaBot.Core.Documents;
using QaBot.Core.Embedding;

namespace QaBot.Core.Indexing;

/// <summary>A chunk on its way into the index.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="BodyTerms">Analysed terms of the title, the heading path and the text.</param>
/// <param name="HeadingTerms">Analysed terms of the title and the heading path.</param>
/// <param name="Embedding">Its vectors.</param>
public sealed record ChunkToIndex(
    Chunk Chunk,
    IReadOnlyList<string> BodyTerms,
    IReadOnlyList<string> HeadingTerms,
    ChunkEmbedding Embedding);
