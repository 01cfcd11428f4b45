namespace QaBot.EndToEnd;

/// <summary>Installs the locked npm packages of the real clients, once.</summary>
internal static class ClientPackages
{
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    public static Task EnsureAsync() => Installed.Value;

    private static async Task InstallAsync()
    {
        var installed = Path.Combine(Repository.Clients, "node_modules", ".package-lock.json");
        var wanted = Path.Combine(Repository.Clients, "package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted))
        {
            return;
        }

        var (exitCode, output) = await ChildProcess.RunAsync(
            "npm", Repository.Clients, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], TimeSpan.FromMinutes(5));
        exitCode.ShouldBe(0, output);
    }
}
