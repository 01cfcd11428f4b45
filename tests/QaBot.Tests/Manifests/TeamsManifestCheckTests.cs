using System.Text.Json.Nodes;
using QaBot.Manifests;
using QaBot.Messaging;
using QaBot.Tests.Architecture;

namespace QaBot.Tests.Manifests;

public sealed class TeamsManifestCheckTests
{
    private const string BotId = "11111111-2222-3333-4444-555555555555";

    private static string Folder => Path.Combine(Repository.Root, "bot-manifest");

    [Fact]
    public void Run_FilledTemplate_FindsNothing() => TeamsManifestCheck.Run(Filled(), FileOf).ShouldBeEmpty();

    [Fact]
    public void Run_UnfilledTemplate_NamesIdsAndAddresses()
    {
        var faults = TeamsManifestCheck.Run(Template(), FileOf);

        faults.Count.ShouldBe(8);
        faults[0].ShouldBe(
            "manifest.json, id: found \"00000000-0000-0000-0000-000000000000\"; allowed is a GUID that is not all zeros; mend: --teams-app-id GUID.");
        faults.ShouldContain(fault => fault.StartsWith("manifest.json, composeExtensions.0.botId: found \"0000", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("manifest.json, composeExtensions.0.messageHandlers.0.value.domains: found \"qabot.example\"", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("manifest.json, validDomains: found \"qabot.example\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id", "not-a-guid")]
    [InlineData("version", "1.0")]
    [InlineData("version", "v1.0.0")]
    [InlineData("accentColor", "teal")]
    [InlineData("name.short", "A name that is longer than thirty characters")]
    [InlineData("name.short", "")]
    [InlineData("developer.name", "An organisation whose name goes on and on")]
    [InlineData("developer.privacyUrl", "http://bot.example.org/privacy")]
    [InlineData("developer.websiteUrl", "bot.example.org")]
    [InlineData("bots.0.botId", "{11111111-2222-3333-4444-555555555555}")]
    [InlineData("icons.color", "nothing.png")]
    [InlineData("icons.outline", "color.png")]
    [InlineData("icons.color", "../README.md")]
    [InlineData("validDomains.0", "https://bot.example.org")]
    [InlineData("validDomains.0", "bot.example.org/path")]
    [InlineData("validDomains.0", "localhost")]
    [InlineData("validDomains.0", "192.168.1.1")]
    [InlineData("composeExtensions.0.botId", "not-a-guid")]
    [InlineData("composeExtensions.0.messageHandlers.0.value.domains.0", "https://bot.example.org")]
    [InlineData("composeExtensions.0.messageHandlers.0.value.domains.0", "*.org")]
    [InlineData("localizationInfo.additionalLanguages.0.file", "fr.json")]
    public void Run_OneWrongValue_NamesIt(string path, string value)
    {
        var manifest = Filled();
        Set(manifest, path, value);

        var fault = TeamsManifestCheck.Run(manifest, FileOf).ShouldHaveSingleItem();

        fault.ShouldContain(path.Split('.')[0]);
        fault.ShouldContain("mend:");
    }

    [Fact]
    public void Run_TwoBotsInOneManifest_AreNamed()
    {
        var manifest = Filled();
        Set(manifest, "composeExtensions.0.botId", "99999999-2222-3333-4444-555555555555");

        TeamsManifestCheck.Run(manifest, FileOf).ShouldHaveSingleItem().ShouldContain("one bot's id throughout");
    }

    [Fact]
    public void Manifest_MessageExtension_IsTheOneTheServerKnows()
    {
        var command = Template()["composeExtensions"]![0]!["commands"]![0]!;

        (command["id"]!.ToString(), command["parameters"]![0]!["name"]!.ToString()).ShouldBe((ExtensionQuery.CommandId, ExtensionQuery.Parameter));
    }

    [Fact]
    public void Run_IconOfWrongSize_SaysBothSizes()
    {
        var wrong = File.ReadAllBytes(Path.Combine(Folder, "outline.png"));

        var fault = TeamsManifestCheck.Run(Filled(), name => name == "color.png" ? wrong : FileOf(name)).ShouldHaveSingleItem();

        fault.ShouldContain("32 x 32");
        fault.ShouldContain("192 x 192");
    }

    [Fact]
    public void Run_OpaqueOutline_IsRefused()
    {
        var opaque = File.ReadAllBytes(Path.Combine(Folder, "outline.png"));
        opaque[25] = 2;

        TeamsManifestCheck.Run(Filled(), name => name == "outline.png" ? opaque : FileOf(name)).ShouldHaveSingleItem().ShouldContain("opaque");
    }

    [Fact]
    public void Fill_AddressWithPath_GoesIntoLinksAndItsHostIntoDomains()
    {
        var manifest = Filled();

        manifest["developer"]!["privacyUrl"]!.ToString().ShouldBe("https://bot.contoso.example/qa/privacy");
        manifest["validDomains"]!.AsArray().Select(domain => domain!.ToString()).ShouldBe(["bot.contoso.example"]);
        manifest["composeExtensions"]![0]!["messageHandlers"]![0]!["value"]!["domains"]!.AsArray().Select(domain => domain!.ToString())
            .ShouldBe(["bot.contoso.example"]);
        manifest["composeExtensions"]![0]!["botId"]!.ToString().ShouldBe(BotId);
    }

    [Fact]
    public void Fill_OwnersLinksAndDomains_AreKept()
    {
        var manifest = Template();
        manifest["developer"]!["privacyUrl"] = "https://www.contoso.example/legal";
        manifest["validDomains"] = new JsonArray("www.contoso.example");

        TeamsManifest.Fill(manifest, new ManifestRequest { PublicUrl = "https://bot.contoso.example" });

        manifest["developer"]!["privacyUrl"]!.ToString().ShouldBe("https://www.contoso.example/legal");
        manifest["validDomains"]!.AsArray().Select(domain => domain!.ToString()).ShouldBe(["bot.contoso.example", "www.contoso.example"]);
    }

    private static JsonObject Template() => ManifestFiles.Read(Folder, ManifestFiles.Teams);

    private static JsonObject Filled()
    {
        var manifest = Template();
        TeamsManifest.Fill(
            manifest, new ManifestRequest { BotId = BotId, PublicUrl = "https://bot.contoso.example/qa/", Organization = "Contoso", PackageVersion = "1.2.3" });
        return manifest;
    }

    private static byte[]? FileOf(string name) =>
        name == Path.GetFileName(name) && File.Exists(Path.Combine(Folder, name)) ? File.ReadAllBytes(Path.Combine(Folder, name)) : null;

    private static void Set(JsonNode manifest, string path, string value)
    {
        var parts = path.Split('.');
        var owner = parts[..^1].Aggregate(manifest, (node, part) => int.TryParse(part, out var i) ? node[i]! : node[part]!);
        if (int.TryParse(parts[^1], out var last))
        {
            owner[last] = value;
        }
        else
        {
            owner[parts[^1]] = value;
        }
    }
}
