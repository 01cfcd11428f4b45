namespace QaBot.Core.Insights;

/// <summary>What one person thinks of one answer.</summary>
/// <param name="TraceId">The answer.</param>
/// <param name="By">The id of the person.</param>
/// <param name="Reaction">The thumb.</param>
/// <param name="Comment">The person's own words; null for none.</param>
/// <param name="At">When, UTC.</param>
public sealed record AnswerRating(string TraceId, string By, FeedbackReaction Reaction, string? Comment, DateTimeOffset At);
