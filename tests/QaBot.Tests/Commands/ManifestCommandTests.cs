using System.IO.Compression;
using System.Text.Json.Nodes;
using QaBot.Tests.Architecture;

namespace QaBot.Tests.Commands;

public sealed class ManifestCommandTests : IDisposable
{
    private const string BotId = "11111111-2222-3333-4444-555555555555";
    private const string TeamsAppId = "66666666-7777-8888-9999-aaaaaaaaaaaa";
    private static readonly string Source = Path.Combine(Repository.Root, "bot-manifest");

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Manifest_IdsAndAddress_WritesTheZipAndTheSkillManifest()
    {
        var run = await RunAsync("--bot-id", BotId, "--teams-app-id", TeamsAppId, "--url", "https://bot.contoso.example", "--organization", "Contoso");

        run.ExitCode.ShouldBe(0, run.Error);
        using var zip = await ZipFile.OpenReadAsync(Path.Combine(_folder.Path, "qabot-teams.zip"));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["manifest.json", "color.png", "outline.png", "de.json"]);
        var manifest = await JsonNode.ParseAsync(await zip.Entries[0].OpenAsync());
        manifest!["id"]!.ToString().ShouldBe(TeamsAppId);
        manifest["bots"]![0]!["botId"]!.ToString().ShouldBe(BotId);
        manifest["developer"]!["name"]!.ToString().ShouldBe("Contoso");
        var skill = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "skill-manifest.json")));
        skill!["endpoints"]![0]!["endpointUrl"]!.ToString().ShouldBe("https://bot.contoso.example/api/messages");
        skill["endpoints"]![0]!["msAppId"]!.ToString().ShouldBe(BotId);
    }

    [Fact]
    public async Task Manifest_Twice_WritesTheSameBytes()
    {
        await RunAsync("--bot-id", BotId, "--url", "https://bot.contoso.example");
        var first = await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "qabot-teams.zip"));

        await RunAsync("--bot-id", BotId, "--url", "https://bot.contoso.example");

        (await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "qabot-teams.zip"))).ShouldBe(first);
    }

    [Fact]
    public async Task Manifest_FromSettings_TakesAppIdAndPublicUrl()
    {
        var run = await RunAsync("--set", $"QaBot:Bot:AppId={BotId}", "--set", "QaBot:PublicUrl=https://bot.contoso.example");

        run.ExitCode.ShouldBe(0, run.Error);
    }

    [Theory]
    [InlineData("--bot-id", "nonsense")]
    [InlineData("--url", "http://bot.contoso.example")]
    [InlineData("--url", "https://localhost:3978")]
    [InlineData("--organization", "")]
    [InlineData("--package-version", "1")]
    public async Task Manifest_WrongValue_WritesNothingAndExitsOne(string option, string value)
    {
        var options = new Dictionary<string, string> { ["--bot-id"] = BotId, ["--url"] = "https://bot.contoso.example", [option] = value };

        var run = await RunAsync([.. options.SelectMany(pair => new[] { pair.Key, pair.Value })]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("manifest.json");
        run.Error.ShouldContain("mend:");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "holds no JSON object")]
    public async Task Manifest_BrokenTemplate_SaysWhichFile(string? content, string said)
    {
        var source = Directory.CreateDirectory(Path.Combine(_folder.Path, "source")).FullName;
        if (content is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(source, "manifest.json"), content);
        }

        var run = await CommandLineRun.StartAsync("manifest", "--source", source, "--out", _folder.Path);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(Path.Combine(source, "manifest.json"));
        run.Error.ShouldContain(said);
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.StartAsync(["manifest", "--source", Source, "--out", _folder.Path, .. arguments]);
}
