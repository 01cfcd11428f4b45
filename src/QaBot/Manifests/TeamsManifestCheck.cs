using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace QaBot.Manifests;

/// <summary>
/// Finds what Teams would refuse in an app package, before an administrator does. The limits are those of Microsoft's schema
/// <c>MicrosoftTeams.schema.json</c> 1.30, against which the tests hold the package that comes out.
/// </summary>
internal sealed partial class TeamsManifestCheck
{
    private static readonly (string Path, int Maximum)[] Lengths =
    [
        ("version", 256), ("developer.name", 32), ("name.short", 30), ("name.full", 100), ("description.short", 80), ("description.full", 4000),
    ];

    private const string BotIdMend = "--bot-id GUID, or set QaBot:Bot:AppId";

    private static readonly string[] Links = ["developer.websiteUrl", "developer.privacyUrl", "developer.termsOfUseUrl"];

    private readonly JsonObject _manifest;
    private readonly Func<string, byte[]?> _file;
    private readonly List<string> _faults = [];

    private TeamsManifestCheck(JsonObject manifest, Func<string, byte[]?> file) => (_manifest, _file) = (manifest, file);

    /// <summary>Every fault as one line: where, what was found, what is allowed, the mend. None when the package is good.</summary>
    /// <param name="manifest">The filled-in manifest.</param>
    /// <param name="file">Gives the bytes of a file of the package; null when it is not there.</param>
    public static IReadOnlyList<string> Run(JsonObject manifest, Func<string, byte[]?> file)
    {
        var check = new TeamsManifestCheck(manifest, file);
        check.Ids();
        check.Texts();
        check.Addresses();
        check.Icon("color", 192, mustBeTransparent: false);
        check.Icon("outline", 32, mustBeTransparent: true);
        check.Languages();
        return check._faults;
    }

    private void Ids()
    {
        Id("id", "--teams-app-id GUID");
        foreach (var (list, index) in TeamsManifest.BotEntries(_manifest))
        {
            Id(string.Create(CultureInfo.InvariantCulture, $"{list}.{index}.botId"), BotIdMend);
        }

        var ids = TeamsManifest.BotEntries(_manifest)
            .Select(entry => Text(string.Create(CultureInfo.InvariantCulture, $"{entry.List}.{entry.Index}.botId"))).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (ids.Count > 1 && ids.All(ManifestJson.IsOwnId))
        {
            Fault("botId", string.Join(", ", ids), "one bot's id throughout", BotIdMend);
        }
    }

    private void Id(string path, string mend)
    {
        var found = Text(path);
        if (!ManifestJson.IsOwnId(found))
        {
            Fault(path, found, "a GUID that is not all zeros", mend);
        }
    }

    private void Texts()
    {
        foreach (var (path, maximum) in Lengths)
        {
            var found = Text(path);
            if (string.IsNullOrWhiteSpace(found) || found.Length > maximum)
            {
                Fault(path, found, string.Create(CultureInfo.InvariantCulture, $"1 to {maximum} characters"), "change it in " + ManifestFiles.Teams);
            }
        }

        if (Text("version") is { } version && !Version().IsMatch(version))
        {
            Fault("version", version, "three numbers such as 1.0.0, higher than the version uploaded before", "--package-version 1.0.1");
        }

        if (Text("accentColor") is not { } colour || !Colour().IsMatch(colour))
        {
            Fault("accentColor", Text("accentColor"), "a colour such as #0F6B66", "change it in " + ManifestFiles.Teams);
        }
    }

    private void Addresses()
    {
        foreach (var path in Links)
        {
            var found = Text(path);
            if (!ManifestJson.IsOwnAddress(found))
            {
                Fault(path, found, "an https address of your own", "--url https://bot.example.com, or change it in " + ManifestFiles.Teams);
            }
        }

        Domains("validDomains", _manifest["validDomains"]);
        foreach (var (path, link) in TeamsManifest.LinkHandlers(_manifest))
        {
            Domains(path, link["domains"]);
        }
    }

    private void Domains(string path, JsonNode? list)
    {
        var domains = (list as JsonArray ?? []).Select(domain => domain?.ToString() ?? "").ToList();
        foreach (var domain in domains.Where(domain => !Domain().IsMatch(domain) || domain == ManifestJson.PlaceholderHost))
        {
            Fault(path, domain, "a host name of your own without scheme, port and path", "--url https://bot.example.com");
        }
    }

    private void Icon(string kind, int size, bool mustBeTransparent)
    {
        var path = $"icons.{kind}";
        if (Text(path) is not { } name || _file(name) is not { } bytes)
        {
            Fault(path, Text(path), "the name of a PNG file beside the manifest", "put the file there");
            return;
        }

        var allowed = string.Create(CultureInfo.InvariantCulture, $"a PNG of {size} x {size} pixels") + (mustBeTransparent ? ", white on a transparent ground" : "");
        var header = PngHeader.Read(bytes);
        if (header is null || header.Width != size || header.Height != size || (mustBeTransparent && !header.HasAlpha))
        {
            var found = header is null ? "no PNG" : string.Create(CultureInfo.InvariantCulture, $"{header.Width} x {header.Height}{(header.HasAlpha ? "" : ", opaque")}");
            Fault($"{path} ({name})", found, allowed, "draw it anew");
        }
    }

    private void Languages()
    {
        foreach (var name in LanguageFiles(_manifest).Where(name => _file(name) is null))
        {
            Fault("localizationInfo", name, "the name of a file beside the manifest", "put the file there, or remove the entry");
        }
    }

    /// <summary>The files with translations that a manifest names.</summary>
    public static IEnumerable<string> LanguageFiles(JsonObject manifest) =>
        (manifest["localizationInfo"]?["additionalLanguages"] as JsonArray ?? []).Select(language => language?["file"]?.ToString()).OfType<string>();

    private string? Text(string path)
    {
        JsonNode? node = _manifest;
        foreach (var part in path.Split('.'))
        {
            node = node switch
            {
                JsonObject owner => owner[part],
                JsonArray list when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Count => list[i],
                _ => null,
            };
        }

        return ManifestJson.TextOf(node);
    }

    private void Fault(string path, string? found, string allowed, string mend) =>
        _faults.Add(ManifestJson.Fault(ManifestFiles.Teams, path, found, allowed, mend));

    [GeneratedRegex(@"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$")]
    private static partial Regex Version();

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$")]
    private static partial Regex Colour();

    [GeneratedRegex(@"^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Domain();
}
