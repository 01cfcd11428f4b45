using QaBot.Core.Documents;

namespace QaBot.Core.Ingestion;

/// <summary>A sentence on its way into a chunk.</summary>
/// <param name="Span">The sentence.</param>
/// <param name="Line">Line of the source it starts at, 1-based.</param>
/// <param name="Words">Its words; at least 1, and more for a long run without spaces, so that chunks stay bounded.</param>
internal readonly record struct ChunkSentence(SentenceSpan Span, int Line, int Words);
