using System.Text.Json.Nodes;

namespace QaBot.Manifests;

/// <summary>Finds what the schema of Bot Framework skill manifests, version 2.2, does not allow in what <c>qabot manifest</c> fills in.</summary>
internal static class SkillManifestCheck
{
    private static readonly string[] Required = ["$schema", "$id", "name", "version", "publisherName"];

    /// <summary>Every fault as one line. None when the manifest is good.</summary>
    public static IReadOnlyList<string> Run(JsonObject manifest)
    {
        var faults = Required.Where(name => string.IsNullOrWhiteSpace(ManifestJson.TextOf(manifest[name])))
            .Select(name => Fault(name, ManifestJson.TextOf(manifest[name]), "a text", $"change it in {ManifestFiles.Skill}")).ToList();
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
        var id = ManifestJson.TextOf(endpoint["msAppId"]);
        if (!ManifestJson.IsOwnId(id))
        {
            yield return Fault("endpoints.msAppId", id, "a GUID that is not all zeros", "--bot-id GUID, or set QaBot:Bot:AppId");
        }

        var address = ManifestJson.TextOf(endpoint["endpointUrl"]);
        if (!ManifestJson.IsOwnAddress(address))
        {
            yield return Fault("endpoints.endpointUrl", address, "an https address of your own", "--url https://bot.example.com");
        }
    }

    private static string Fault(string path, string? found, string allowed, string mend) =>
        ManifestJson.Fault(ManifestFiles.Skill, path, found, allowed, mend);
}
