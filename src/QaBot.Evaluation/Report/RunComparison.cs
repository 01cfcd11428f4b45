namespace QaBot.Evaluation.Report;

/// <summary>How a run compares with an earlier one, question by question.</summary>
/// <param name="Against">The folder of the earlier run.</param>
/// <param name="Sets">The sets that both runs hold.</param>
/// <param name="Missing">Sets that only one of them holds.</param>
public sealed record RunComparison(string Against, IReadOnlyList<SetComparison> Sets, IReadOnlyList<string> Missing);
