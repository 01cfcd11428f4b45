namespace QaBot.Evaluation.Runner;

/// <summary>A passage that was found.</summary>
/// <param name="Rank">Its place, 1-based.</param>
/// <param name="Document">What the set calls its document.</param>
/// <param name="Line">The line it begins on.</param>
/// <param name="Fused">Its fused score, in [0, 1].</param>
/// <param name="Words">Its score by words, normalised, in [0, 1].</param>
/// <param name="Meaning">Its cosine with the question; null when it was found by words alone.</param>
/// <param name="IsHit">Whether it answers.</param>
public sealed record PassageDetail(int Rank, string Document, int Line, double Fused, double Words, double? Meaning, bool IsHit);
