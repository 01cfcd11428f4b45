namespace QaBot.Core.Answering;

/// <summary>The fitted coefficients of abstention, with where they come from.</summary>
/// <param name="Provenance">What they were fitted on, and how, for a reader of the file.</param>
/// <param name="Reader">The model for sentences whose passage was read.</param>
/// <param name="Full">The model for sentences that were compared with the question by words and by meaning.</param>
/// <param name="Lexical">The model for those that were compared by words alone.</param>
internal sealed record AbstentionModel(string Provenance, LogisticModel Reader, LogisticModel Full, LogisticModel Lexical)
{
    private const string Noun = "abstention model";

    /// <summary>The model that ships with the engine.</summary>
    /// <exception cref="InvalidOperationException">The resource names a feature that the engine does not compute, or lacks one.</exception>
    public static AbstentionModel Load()
    {
        using var stream = FittedModel.Open("abstention-model.json");
        return Read(stream);
    }

    /// <summary>The model in a file of the shipped one's form.</summary>
    /// <exception cref="InvalidOperationException">It is empty, or names a feature that the engine does not compute.</exception>
    public static AbstentionModel Read(Stream stream)
    {
        var model = FittedModel.Read<AbstentionModel>(stream, Noun);
        Check(model.Reader);
        Check(model.Full);
        Check(model.Lexical);
        return model;
    }

    /// <summary>The model as the text of its file.</summary>
    public string ToJson() => FittedModel.ToJson(this);

    private static void Check(LogisticModel model) => FittedModel.Check(model.Weights, AbstentionFeatures.Names, Noun);
}
