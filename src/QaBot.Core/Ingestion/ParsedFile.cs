using QaBot.Core.Documents;

namespace QaBot.Core.Ingestion;

/// <summary>A file as a reader and the chunker made it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Chunks">Its chunks; empty for one without text.</param>
internal sealed record ParsedFile(Document Document, IReadOnlyList<Chunk> Chunks);
