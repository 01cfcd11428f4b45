using System.Text.Encodings.Web;
using System.Text.Json;

namespace QaBot.Core.Answering;

/// <summary>The fitted weights by which sentences of passages that were read are ordered, with where they come from.</summary>
/// <param name="Provenance">What they were fitted on, and how, for a reader of the file.</param>
/// <param name="Weights">The weight of each feature, by name; a feature without weight counts nothing.</param>
internal sealed record SentenceModel(string Provenance, IReadOnlyDictionary<string, double> Weights)
{
    private const string Resource = "QaBot.Core.Answering.sentence-model.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // The file is read by people and never becomes part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The model that ships with the engine.</summary>
    /// <exception cref="InvalidOperationException">The resource weighs a feature that the engine does not compute.</exception>
    public static SentenceModel Load()
    {
        using var stream = typeof(SentenceModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        return Read(stream);
    }

    /// <summary>The model in a file of the shipped one's form.</summary>
    /// <exception cref="InvalidOperationException">It is empty, or weighs a feature that the engine does not compute.</exception>
    public static SentenceModel Read(Stream stream)
    {
        var model = JsonSerializer.Deserialize<SentenceModel>(stream, Json)
            ?? throw new InvalidOperationException("The sentence model is empty; fit it anew.");
        var unknown = model.Weights.Keys.Except(SentenceFeatures.Names, StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? model
            : throw new InvalidOperationException(
                $"The sentence model weighs {string.Join(", ", unknown)}, which the engine does not compute; fit the model anew.");
    }

    /// <summary>The model as the text of its file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

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
