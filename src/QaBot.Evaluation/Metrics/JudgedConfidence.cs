namespace QaBot.Evaluation.Metrics;

/// <summary>How sure an answer was, and whether it was right.</summary>
/// <param name="Confidence">In [0, 1].</param>
/// <param name="IsRight">Whether giving it is right: the answer is, and the documents do answer.</param>
/// <param name="Weight">What it counts in a mixture, above 0.</param>
public readonly record struct JudgedConfidence(double Confidence, bool IsRight, double Weight);
