namespace QaBot.Evaluation.Runner;

/// <summary>How the highlighted words of one answer agree with the accepted text nearest to them.</summary>
/// <param name="Exact">1 when they are the same, else 0.</param>
/// <param name="F1">Agreement in words, in [0, 1].</param>
public sealed record SpanOutcome(double Exact, double F1);
