using System.Globalization;

namespace QaBot.EndToEnd;

/// <summary>The real program with files taken, on a port and a data folder of its own. It can be ended and started again.</summary>
public sealed class UploadingBot : IAsyncLifetime
{
    private ChildProcess? _process;

    /// <summary>The data folder.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("qabot-e2e-").FullName;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    public Uri DirectLine => new(Address, "v3/directline");

    public Task InitializeAsync() => StartAsync();

    public async Task RestartAsync()
    {
        await _process!.DisposeAsync();
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(Data, recursive: true);
    }

    private async Task StartAsync()
    {
        var process = _process = ChildProcess.Start("dotnet", Repository.Root,
        [
            Repository.Program, "serve",
            "--port", Address.Port.ToString(CultureInfo.InvariantCulture),
            "--knowledge", Repository.Knowledge,
            "--data", Data,
            "--set", "QaBot:Uploads:Enabled=true",
        ]);
        await Eventually.TrueAsync(
            () => Task.FromResult(process.HasExited
                ? throw new InvalidOperationException($"The bot ended at start. It printed:\n{process.Output}")
                : process.Output.Contains("Chat: ", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(60),
            () => $"the bot is not ready; it printed:\n{process.Output}");
    }
}
