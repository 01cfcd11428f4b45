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

        FillDomains(manifest, "validDomains", host);
        foreach (var (_, link) in LinkHandlers(manifest))
        {
            FillDomains(link, "domains", host);
        }
    }

    private static void FillDomains(JsonObject owner, string list, string host)
    {
        var domains = (owner[list] as JsonArray ?? []).Select(domain => domain?.ToString()).OfType<string>();
        var kept = domains.Where(domain => domain != ManifestJson.PlaceholderHost && domain != host);
        owner[list] = new JsonArray([.. kept.Prepend(host).Select(domain => (JsonNode)domain)]);
    }

    /// <summary>The places of the message extension that say which links the bot is asked about, with their paths.</summary>
    public static IEnumerable<(string Path, JsonObject Value)> LinkHandlers(JsonObject manifest) =>
        from extension in (manifest["composeExtensions"] as JsonArray ?? []).Index()
        from handler in (extension.Item?["messageHandlers"] as JsonArray ?? []).Index()
        where handler.Item?["value"] is JsonObject
        select ($"composeExtensions.{extension.Index}.messageHandlers.{handler.Index}.value.domains", (JsonObject)handler.Item["value"]!);

    private static string? HostOf(string? publicUrl) => Uri.TryCreate(publicUrl, UriKind.Absolute, out var url) ? url.IdnHost : null;
}
