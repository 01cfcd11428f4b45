using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Report;

/// <summary>A question whose reply went from what it should be to what it should not be, or back.</summary>
/// <param name="Kind">Whether the documents answer it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Question">The question.</param>
/// <param name="IsMended">Whether it is right now and was not before.</param>
/// <param name="Before">What was replied before.</param>
/// <param name="After">What is replied now.</param>
public sealed record Flip(QuestionKind Kind, string Id, string Question, bool IsMended, string Before, string After);
