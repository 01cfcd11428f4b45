using System.Text.Json.Nodes;

namespace QaBot.Manifests;

/// <summary>What filling in and checking manifests have in common.</summary>
internal static class ManifestJson
{
    /// <summary>The host that stands in the manifests until it is filled in; the example domain is nobody's.</summary>
    public const string PlaceholderHost = "qabot.example";

    /// <summary>Writes a member; null leaves what stands there.</summary>
    public static void Set(JsonObject target, string key, string? value)
    {
        if (value is not null)
        {
            target[key] = value;
        }
    }

    /// <summary>A text; null for anything else.</summary>
    public static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Whether <paramref name="address"/> is an https address that was filled in.</summary>
    public static bool IsOwnAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.IdnHost != PlaceholderHost;

    /// <summary>Whether <paramref name="id"/> is a GUID that was filled in.</summary>
    public static bool IsOwnId(string? id) => Guid.TryParseExact(id, "D", out var guid) && guid != Guid.Empty;

    /// <summary>A fault as one line: where, what was found, what is allowed, the mend.</summary>
    public static string Fault(string file, string path, string? found, string allowed, string mend) =>
        $"{file}, {path}: found {(found is null ? "nothing" : $"\"{found}\"")}; allowed is {allowed}; mend: {mend}.";
}
