namespace QaBot.Evaluation.Metrics;

/// <summary>A figure with what is known of its uncertainty.</summary>
/// <param name="Value">The figure over the whole sample.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of its 95 % interval.</param>
/// <param name="Count">How many questions it was measured on.</param>
public sealed record Estimate(double Value, double Low, double High, int Count);
