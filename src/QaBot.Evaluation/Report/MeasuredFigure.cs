using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Report;

/// <summary>A figure of one set.</summary>
/// <param name="Figure">Which.</param>
/// <param name="Estimate">Its value and interval.</param>
public sealed record MeasuredFigure(Figure Figure, Estimate Estimate);
