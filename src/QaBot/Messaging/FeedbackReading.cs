using QaBot.Core.Insights;

namespace QaBot.Messaging;

/// <summary>What a person says of an answer.</summary>
/// <param name="Reaction">The thumb.</param>
/// <param name="Comment">The person's own words; null for none.</param>
/// <param name="AnswerId">What the button names the answer by; null where it does not.</param>
internal sealed record FeedbackReading(FeedbackReaction Reaction, string? Comment = null, string? AnswerId = null);
