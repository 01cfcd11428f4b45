namespace QaBot.Core.Embedding;

/// <summary>The vectors of one chunk, one for each window of its text.</summary>
/// <param name="Key">Lower-case SHA-256 (64 hexadecimal digits) of the text that was embedded: equal texts are embedded once.</param>
/// <param name="Windows">At least one vector.</param>
public sealed record ChunkEmbedding(string Key, IReadOnlyList<QuantizedVector> Windows);
