namespace QaBot.Core.Answering;

/// <summary>The fitted weights by which sentences of passages that were read are ordered, with where they come from.</summary>
/// <param name="Provenance">What they were fitted on, and how, for a reader of the file.</param>
/// <param name="Weights">The weight of each feature, by name; a feature without weight counts nothing.</param>
internal sealed record SentenceModel(string Provenance, IReadOnlyDictionary<string, double> Weights)
{
    private const string Noun = "sentence model";

    /// <summary>The model that ships with the engine.</summary>
    /// <exception cref="InvalidOperationException">The resource weighs a feature that the engine does not compute.</exception>
    public static SentenceModel Load()
    {
        using var stream = FittedModel.Open("sentence-model.json");
        return Read(stream);
    }

    /// <summary>The model in a file of the shipped one's form.</summary>
    /// <exception cref="InvalidOperationException">It is empty, or weighs a feature that the engine does not compute.</exception>
    public static SentenceModel Read(Stream stream)
    {
        var model = FittedModel.Read<SentenceModel>(stream, Noun);
        FittedModel.Check(model.Weights, SentenceFeatures.Names, Noun);
        return model;
    }

    /// <summary>The model as the text of its file.</summary>
    public string ToJson() => FittedModel.ToJson(this);

    /// <summary>The score of a sentence: the difference of two scores is the log of how much likelier the one is the answer.</summary>
    public double Score(QuestionTerms question, RankedSentence sentence)
    {
        var values = SentenceFeatures.Of(question, sentence);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += Weights.TryGetValue(SentenceFeatures.Names[i], out var weight) ? weight * values[i] : 0;
        }

        return sum;
    }
}
