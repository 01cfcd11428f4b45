namespace QaBot.Evaluation.Metrics;

/// <summary>The answers whose confidence lies in one tenth of the scale.</summary>
/// <param name="Low">Lower end of the tenth.</param>
/// <param name="High">Upper end of the tenth.</param>
/// <param name="Confidence">Mean confidence, weighted.</param>
/// <param name="Accuracy">Share that is right, weighted.</param>
/// <param name="Share">Share of all answers, weighted.</param>
/// <param name="Count">Number of answers.</param>
public sealed record ReliabilityBin(double Low, double High, double Confidence, double Accuracy, double Share, int Count);
