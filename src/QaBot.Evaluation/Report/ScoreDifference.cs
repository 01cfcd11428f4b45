using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Report;

/// <summary>By how much a score changed, over the questions that both runs asked.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Before">Its mean in the earlier run.</param>
/// <param name="After">Its mean in this one.</param>
/// <param name="Difference">The mean difference with its 95 % interval.</param>
/// <param name="P">Two-sided p-value of the paired bootstrap.</param>
public sealed record ScoreDifference(string Name, double Before, double After, Estimate Difference, double P);
