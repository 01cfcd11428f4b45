using System.Text.Json.Nodes;

namespace QaBot.Manifests;

/// <summary>Fills ids and addresses into a Bot Framework skill manifest.</summary>
internal static class SkillManifest
{
    /// <summary>Fills <paramref name="manifest"/> in place.</summary>
    public static void Fill(JsonObject manifest, ManifestRequest request)
    {
        ManifestJson.Set(manifest, "version", request.PackageVersion);
        ManifestJson.Set(manifest, "publisherName", request.Organization);
        var address = request.PublicUrl?.TrimEnd('/');
        foreach (var endpoint in (manifest["endpoints"] as JsonArray ?? []).OfType<JsonObject>())
        {
            ManifestJson.Set(endpoint, "msAppId", request.BotId);
            ManifestJson.Set(endpoint, "endpointUrl", address is null ? null : address + "/api/messages");
        }
    }
}
