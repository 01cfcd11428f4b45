namespace QaBot.Evaluation.Runner;

/// <summary>A sentence that was considered.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Document">What the set calls its document.</param>
/// <param name="Score">What it is ordered by.</param>
/// <param name="Coverage">Share of the question it holds, in [0, 1].</param>
/// <param name="IsRight">Whether it stands where the answer does or holds an accepted text.</param>
public sealed record SentenceDetail(string Text, string Document, double Score, double Coverage, bool IsRight);
