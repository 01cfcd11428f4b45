using System.Text.Json;
using System.Text.Json.Nodes;

namespace QaBot.Manifests;

/// <summary>Reads and writes the JSON files of a manifest folder.</summary>
internal static class ManifestFiles
{
    /// <summary>The Teams app manifest.</summary>
    public const string Teams = "manifest.json";

    /// <summary>The Bot Framework skill manifest.</summary>
    public const string Skill = "skill-manifest.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads one file as a JSON object.</summary>
    /// <exception cref="ManifestException">It is missing or no JSON object; the message says what to do.</exception>
    public static JsonObject Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            throw new ManifestException($"{path} is missing. Name the folder that holds it with --source DIR.");
        }

        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject
                ?? throw new ManifestException($"{path} holds no JSON object. Restore it from the repository.");
        }
        catch (JsonException exception)
        {
            throw new ManifestException($"{path} is not JSON: {exception.Message} Correct it.", exception);
        }
    }

    /// <summary>A manifest as it is written to a file.</summary>
    public static byte[] Write(JsonObject manifest) => System.Text.Encoding.UTF8.GetBytes(manifest.ToJsonString(Indented) + "\n");
}
