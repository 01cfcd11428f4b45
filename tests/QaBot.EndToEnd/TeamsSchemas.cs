namespace QaBot.EndToEnd;

/// <summary>Microsoft's schemas of Teams app manifests, taken from its command line tool's npm package: fetched once, never shipped.</summary>
internal static class TeamsSchemas
{
    private const string Package = "@microsoft/m365agentstoolkit-cli@1.1.17";

    private static readonly string Folder = Path.Combine(Repository.Clients, "node_modules", ".teams-schemas");
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly Lazy<Task> Fetched = new(FetchAsync);

    /// <summary>The path of one schema, such as <c>v1.30/MicrosoftTeams.schema.json</c>.</summary>
    public static async Task<string> PathOfAsync(string name)
    {
        await ClientPackages.EnsureAsync();
        await Fetched.Value;
        return Path.Combine(Folder, "package", "json-schemas", "teams", name);
    }

    private static async Task FetchAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "package")))
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        await RunAsync("npm", "pack", "--silent", Package);
        var archive = Directory.GetFiles(Folder, "*.tgz").ShouldHaveSingleItem();
        await RunAsync("tar", "xzf", archive, "package/json-schemas/teams");
        File.Delete(archive);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var (exitCode, output) = await ChildProcess.RunAsync(program, Folder, arguments, Limit);
        exitCode.ShouldBe(0, output);
    }
}
