using System.IO.Compression;
using System.Text.Json.Nodes;

namespace QaBot.EndToEnd;

/// <summary>The package that <c>qabot manifest</c> writes, judged by Microsoft's own schemas.</summary>
public sealed class TeamsPackageTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("qabot-manifest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Manifest_FilledIn_PassesMicrosoftsSchemas()
    {
        await MakeAsync();

        (await JudgeAsync("v1.30/MicrosoftTeams.schema.json", "manifest.json")).ShouldBe((0, ""));
        (await JudgeAsync("v1.30/MicrosoftTeams.Localization.schema.json", "de.json")).ShouldBe((0, ""));
    }

    [Fact]
    public async Task Manifest_WithAMemberTeamsDoesNotKnow_IsRefusedByTheSchema()
    {
        await MakeAsync();
        var path = Path.Combine(_folder, "manifest.json");
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        manifest["botId"] = "misplaced";
        await File.WriteAllTextAsync(path, manifest.ToJsonString());

        var (exitCode, faults) = await JudgeAsync("v1.30/MicrosoftTeams.schema.json", "manifest.json");

        exitCode.ShouldBe(1);
        faults.ShouldContain("botId");
    }

    private async Task MakeAsync()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(
            "dotnet",
            Repository.Root,
            [Repository.Program, "manifest", "--bot-id", "11111111-2222-3333-4444-555555555555", "--url", "https://bot.contoso.example/qa", "--out", _folder],
            Limit);
        exitCode.ShouldBe(0, output);
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(_folder, "qabot-teams.zip"), _folder);
    }

    private async Task<(int ExitCode, string Output)> JudgeAsync(string schema, string file) => await ChildProcess.RunAsync(
        "node",
        Repository.Clients,
        [Path.Combine(Repository.Clients, "validate-manifest.mjs"), await TeamsSchemas.PathOfAsync(schema), Path.Combine(_folder, file)],
        Limit);
}
