namespace QaBot.Core.Insights;

/// <summary>A rating with words, and the answer it is about.</summary>
public sealed record CommentedAnswer(AnswerRating Rating, GivenAnswer Answer);
