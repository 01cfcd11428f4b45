namespace QaBot.Benchmarks.Evaluation;

/// <summary>One document of an evaluation set: the unit that retrieval is measured on.</summary>
internal sealed record EvaluationDocument(string Id, string Title, string Text, string? Site = null);
