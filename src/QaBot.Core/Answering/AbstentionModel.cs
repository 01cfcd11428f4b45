using System.Text.Encodings.Web;
using System.Text.Json;

namespace QaBot.Core.Answering;

/// <summary>The fitted coefficients of abstention, with where they come from.</summary>
/// <param name="Provenance">What they were fitted on, and how, for a reader of the file.</param>
/// <param name="Reader">The model for sentences whose passage was read.</param>
/// <param name="Full">The model for sentences that were compared with the question by words and by meaning.</param>
/// <param name="Lexical">The model for those that were compared by words alone.</param>
internal sealed record AbstentionModel(string Provenance, LogisticModel Reader, LogisticModel Full, LogisticModel Lexical)
{
    private const string Resource = "QaBot.Core.Answering.abstention-model.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // The file is read by people and never becomes part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The model that ships with the engine.</summary>
    /// <exception cref="InvalidOperationException">The resource names a feature that the engine does not compute, or lacks one.</exception>
    public static AbstentionModel Load()
    {
        using var stream = typeof(AbstentionModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        return Read(stream);
    }

    /// <summary>The model in a file of the shipped one's form.</summary>
    /// <exception cref="InvalidOperationException">It is empty, or names a feature that the engine does not compute.</exception>
    public static AbstentionModel Read(Stream stream)
    {
        var model = JsonSerializer.Deserialize<AbstentionModel>(stream, Json)
            ?? throw new InvalidOperationException("The abstention model is empty; fit it anew.");
        Check(model.Reader);
        Check(model.Full);
        Check(model.Lexical);
        return model;
    }

    /// <summary>The model as the text of its file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    private static void Check(LogisticModel model)
    {
        var unknown = model.Weights.Keys.Except(AbstentionFeatures.Names, StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"The abstention model weighs {string.Join(", ", unknown)}, which the engine does not compute; fit the model anew.");
        }
    }
}
