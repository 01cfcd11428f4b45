using System.Text.Encodings.Web;
using System.Text.Json;

namespace QaBot.Core.Answering;

/// <summary>Reads and writes the files of fitted models, which ship as resources of the engine.</summary>
internal static class FittedModel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // The file is read by people and never becomes part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Opens the file <paramref name="name"/> that ships with the engine.</summary>
    /// <exception cref="InvalidOperationException">The engine was built without it.</exception>
    public static Stream Open(string name)
    {
        var resource = $"QaBot.Core.Answering.{name}";
        return typeof(FittedModel).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the assembly.");
    }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="noun">What a message calls the model.</param>
    /// <exception cref="InvalidOperationException">The file is empty.</exception>
    public static T Read<T>(Stream stream, string noun)
        where T : class =>
        JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidOperationException($"The {noun} is empty; fit it anew.");

    /// <summary>Refuses weights of features that the engine does not compute.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public static void Check(IReadOnlyDictionary<string, double> weights, IEnumerable<string> computed, string noun)
    {
        var unknown = weights.Keys.Except(computed, StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"The {noun} weighs {string.Join(", ", unknown)}, which the engine does not compute; fit the model anew.");
        }
    }

    /// <summary>The model as the text of its file.</summary>
    public static string ToJson<T>(T model) => JsonSerializer.Serialize(model, Json) + "\n";
}
