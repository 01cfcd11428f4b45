namespace QaBot.Core.Answering;

/// <summary>A logistic regression: a bias and one weight for each named feature.</summary>
internal sealed record LogisticModel(double Bias, IReadOnlyDictionary<string, double> Weights)
{
    /// <summary>The estimated probability for <paramref name="features"/>, in (0, 1). A feature without weight counts nothing.</summary>
    public double Predict(IReadOnlyDictionary<string, double> features)
    {
        var sum = Bias;
        foreach (var (name, weight) in Weights)
        {
            sum += weight * features[name];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
