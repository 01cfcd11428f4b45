namespace QaBot.EndToEnd;

/// <summary>Every message of the renderers' snapshots, judged by the JavaScript SDK's schemas, and every card by Microsoft's own renderer.</summary>
public sealed class RenderedActivityTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("qabot-activities-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Snapshots_AllOfThem_PassTheSchemasAndTheCardRenderer()
    {
        var (exitCode, output) = await JudgeAsync(Path.Combine(Repository.Root, "tests", "QaBot.Tests", "Channels", "Snapshots"));

        exitCode.ShouldBe(0, output);
    }

    [Theory]
    [InlineData("""{ "type": "message", "text": null }""", "text: Expected string")]
    [InlineData("""{ "type": "message", "attachments": [{ "contentType": "application/vnd.microsoft.card.adaptive", "content": { "type": "AdaptiveCard", "version": "1.5", "fallbackText": "f", "body": [{ "type": "Nonsense" }] } }] }""", "card: ")]
    [InlineData("""{ "type": "message", "text": "[1]", "entities": [{ "type": "https://schema.org/Message", "citation": [{ "position": 1, "appearance": { "name": "n", "abstract": "a", "keywords": ["1", "2", "3", "4"] } }] }] }""", "more than 3 keywords")]
    public async Task Activity_WithAFault_IsRefused(string activity, string fault)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "faulty.json"), $"[{activity}]");

        var (exitCode, output) = await JudgeAsync(_folder);

        exitCode.ShouldBe(1);
        output.ShouldContain(fault);
    }

    private static async Task<(int ExitCode, string Output)> JudgeAsync(string folder)
    {
        await ClientPackages.EnsureAsync();
        return await ChildProcess.RunAsync("node", Repository.Clients, [Path.Combine(Repository.Clients, "validate-activities.mjs"), folder], Limit);
    }
}
