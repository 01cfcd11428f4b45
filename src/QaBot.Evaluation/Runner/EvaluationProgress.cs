namespace QaBot.Evaluation.Runner;

/// <summary>How far a measurement is.</summary>
/// <param name="Set">The set.</param>
/// <param name="Stage">What is being done, such as <c>embedding passages</c>.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is; 0 while that is not known.</param>
public sealed record EvaluationProgress(string Set, string Stage, int Done, int Total);
