namespace QaBot.Core.Insights;

/// <summary>What people think of the answers, in figures.</summary>
/// <param name="Answers">How many answers are kept.</param>
/// <param name="NotFound">How many of them say that the documents don't say.</param>
/// <param name="Likes">Thumbs up.</param>
/// <param name="Dislikes">Thumbs down.</param>
/// <param name="Comments">The newest ratings with words, newest first, each with the answer it is about.</param>
public sealed record FeedbackFigures(long Answers, long NotFound, long Likes, long Dislikes, IReadOnlyList<CommentedAnswer> Comments);
