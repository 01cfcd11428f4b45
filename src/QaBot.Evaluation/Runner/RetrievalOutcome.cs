namespace QaBot.Evaluation.Runner;

/// <summary>How the passages of one question were found.</summary>
/// <param name="Hits">Places, 1-based and ascending, of the passages among the first ten that answer; a document counts once.</param>
/// <param name="Wanted">How many documents answer, at least 1.</param>
public sealed record RetrievalOutcome(IReadOnlyList<int> Hits, int Wanted);
