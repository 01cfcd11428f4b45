namespace QaBot.Core.Answering;

/// <summary>Whether the evidence is good enough to answer with.</summary>
/// <param name="Answers">Whether to answer.</param>
/// <param name="Confidence">Estimated probability that the best sentence answers the question, in [0, 1].</param>
/// <param name="Features">What the estimate was made from, by name.</param>
public sealed record AbstentionVerdict(bool Answers, double Confidence, IReadOnlyDictionary<string, double> Features)
{
    /// <summary>Whether what was found is near enough to be shown, as the closest, where it does not answer. Default true.</summary>
    public bool IsClose { get; init; } = true;
}
