namespace QaBot.Core.Insights;

/// <summary>An answer that a person gave, to be given again.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Text">The answer, plain text.</param>
/// <param name="By">Who gave it; null when nobody said.</param>
/// <param name="At">When, UTC.</param>
public sealed record CuratedAnswer(string Question, string Text, string? By, DateTimeOffset At);
