namespace QaBot.Evaluation.Metrics;

/// <summary>What answering with at least some confidence costs.</summary>
/// <param name="Threshold">The least confidence that is answered with.</param>
/// <param name="Coverage">Share of the questions that are then answered.</param>
/// <param name="Risk">Share of those answers that are wrong.</param>
public sealed record RiskPoint(double Threshold, double Coverage, double Risk);
