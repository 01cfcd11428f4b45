using System.Text.Json.Nodes;

namespace QaBot.Manifests;

/// <summary>Finds what the schema of Bot Framework skill manifests, version 2.2, does not allow in what <c>qabot manifest</c> fills in.</summary>
internal static class SkillManifestCheck
{
    private static readonly string[] Required = ["$schema", "$id", "name", "version", "publisherName"];

    /// <summary>Every fault as one line. None when the manifest is good.</summary>
    public static IReadOnlyList<string> Run(JsonObject manifest)
    {
        var faults = Required.Where(name => string.IsNullOrWhiteSpace(Text(manifest[name])))
            .Select(name => Fault(name, Text(manifest[name]), "a text", $"change it in {ManifestFiles.Skill}")).ToList();
        var endpoints = (manifest["endpoints"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (endpoints.Count == 0)
        {
            faults.Add(Fault("endpoints", null, "one endpoint or more", $"restore {ManifestFiles.Skill}"));
        }

        faults.AddRange(endpoints.SelectMany(EndpointFaults));
        return faults;
    }

    private static IEnumerable<string> EndpointFaults(JsonObject endpoint)
    {
        var id = Text(endpoint["msAppId"]);
        if (!Guid.TryParseExact(id, "D", out var guid) || guid == Guid.Empty)
        {
            yield return Fault("endpoints.msAppId", id, "a GUID that is not all zeros", "--bot-id GUID, or set QaBot:Bot:AppId");
        }

        var address = Text(endpoint["endpointUrl"]);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps || url.IdnHost == TeamsManifest.PlaceholderHost)
        {
            yield return Fault("endpoints.endpointUrl", address, "an https address of your own", "--url https://bot.example.com");
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Fault(string path, string? found, string allowed, string mend) =>
        $"{ManifestFiles.Skill}, {path}: found {(found is null ? "nothing" : $"\"{found}\"")}; allowed is {allowed}; mend: {mend}.";
}
