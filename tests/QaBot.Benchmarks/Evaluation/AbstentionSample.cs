namespace QaBot.Benchmarks.Evaluation;

/// <summary>What was seen of the evidence for one question.</summary>
/// <param name="Article">The article the question was written on: what belongs together when a set is divided.</param>
/// <param name="Kind">Why the documents answer it or not.</param>
/// <param name="Features">The inputs of the abstention model, in its order.</param>
/// <param name="IsRight">Whether the best sentence answers the question.</param>
internal sealed record AbstentionSample(string Article, AbstentionKind Kind, double[] Features, bool IsRight);
