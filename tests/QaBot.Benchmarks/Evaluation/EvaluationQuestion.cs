namespace QaBot.Benchmarks.Evaluation;

/// <summary>One question of an evaluation set.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Question">The question.</param>
/// <param name="Gold">Ids of the documents that answer it; empty when none does.</param>
/// <param name="Answers">Accepted texts.</param>
/// <param name="Spans">Where the answers stand in the gold document, as start and end; empty where the set does not say.</param>
/// <param name="Para">The document the question was written on, also when it does not answer it.</param>
internal sealed record EvaluationQuestion(
    string Id, string Question, string[] Gold, string[]? Answers = null, int[][]? Spans = null, string? Para = null);
