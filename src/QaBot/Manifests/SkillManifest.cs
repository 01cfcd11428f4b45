using System.Text.Json.Nodes;

namespace QaBot.Manifests;

/// <summary>Fills ids and addresses into a Bot Framework skill manifest.</summary>
internal static class SkillManifest
{
    /// <summary>Fills <paramref name="manifest"/> in place.</summary>
    public static void Fill(JsonObject manifest, ManifestRequest request)
    {
        Set(manifest, "version", request.PackageVersion);
        Set(manifest, "publisherName", request.Organization);
        var address = request.PublicUrl?.TrimEnd('/');
        foreach (var endpoint in (manifest["endpoints"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Set(endpoint, "msAppId", request.BotId);
            Set(endpoint, "endpointUrl", address is null ? null : address + "/api/messages");
        }
    }

    private static void Set(JsonObject target, string key, string? value)
    {
        if (value is not null)
        {
            target[key] = value;
        }
    }
}
