using QaBot.Core.Indexing;

namespace QaBot.Core.Retrieval;

/// <summary>A retrieved chunk with its place and the reasons for it.</summary>
/// <param name="Rank">Place, 1-based.</param>
/// <param name="Source">The chunk.</param>
/// <param name="Score">Why it ranked where it did.</param>
public sealed record Passage(int Rank, IndexedChunk Source, ScoreBreakdown Score);
