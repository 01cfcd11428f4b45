using System.Text.Json.Nodes;

namespace QaBot.Manifests;

/// <summary>Fills ids, addresses and names into a Teams app manifest. What nobody asked to change stays as its owner wrote it.</summary>
internal static class TeamsManifest
{
    private static readonly string[] Lists = ["bots", "composeExtensions"];
    private static readonly string[] Addresses = ["websiteUrl", "privacyUrl", "termsOfUseUrl"];

    /// <summary>Fills <paramref name="manifest"/> in place.</summary>
    public static void Fill(JsonObject manifest, ManifestRequest request)
    {
        FillIds(manifest, request);
        ManifestJson.Set(manifest, "version", request.PackageVersion);
        if (manifest["developer"] is not JsonObject developer)
        {
            return;
        }

        ManifestJson.Set(developer, "name", request.Organization);
        if (HostOf(request.PublicUrl) is { } host)
        {
            FillHost(manifest, developer, host, request.PublicUrl!);
        }
    }

    private static void FillIds(JsonObject manifest, ManifestRequest request)
    {
        ManifestJson.Set(manifest, "id", request.TeamsAppId ?? request.BotId);
        foreach (var (list, index) in BotEntries(manifest))
        {
            ManifestJson.Set((JsonObject)manifest[list]![index]!, "botId", request.BotId);
        }
    }

    /// <summary>The entries that name the bot: their list and their place in it.</summary>
    public static IEnumerable<(string List, int Index)> BotEntries(JsonObject manifest) =>
        from list in Lists
        let entries = manifest[list] as JsonArray ?? []
        from index in Enumerable.Range(0, entries.Count)
        where entries[index] is JsonObject
        select (list, index);

    private static void FillHost(JsonObject manifest, JsonObject developer, string host, string publicUrl)
    {
        foreach (var key in Addresses)
        {
            if (developer[key] is JsonValue value && value.TryGetValue<string>(out var url)
                && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host == ManifestJson.PlaceholderHost)
            {
                developer[key] = publicUrl.TrimEnd('/') + (address.AbsolutePath == "/" ? "" : address.AbsolutePath);
            }
        }

        var domains = (manifest["validDomains"] as JsonArray ?? []).Select(domain => domain?.ToString()).OfType<string>();
        var kept = domains.Where(domain => domain != ManifestJson.PlaceholderHost && domain != host);
        manifest["validDomains"] = new JsonArray([.. kept.Prepend(host).Select(domain => (JsonNode)domain)]);
    }

    private static string? HostOf(string? publicUrl) => Uri.TryCreate(publicUrl, UriKind.Absolute, out var url) ? url.IdnHost : null;
}
