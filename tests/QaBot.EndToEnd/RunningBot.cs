using System.Globalization;

namespace QaBot.EndToEnd;

/// <summary>The real program, started as a user starts it, on a free port, over the repository's own knowledge folder.</summary>
public sealed class RunningBot : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("qabot-e2e-").FullName;
    private readonly string _knowledge;
    private readonly IReadOnlyList<string> _settings;
    private ChildProcess? _process;

    public RunningBot()
        : this([])
    {
    }

    internal RunningBot(IEnumerable<(string Key, string Value)> settings, string? knowledge = null)
    {
        _knowledge = knowledge ?? Repository.Knowledge;
        _settings = [.. settings.SelectMany(setting => new[] { "--set", $"{setting.Key}={setting.Value}" })];
    }

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    public Uri Messages => new(Address, "api/messages");

    public Uri DirectLine => new(Address, "v3/directline");

    internal string Output => _process?.Output ?? "";

    public Task InitializeAsync() => StartAsync();

    /// <summary>Ends the program as a power cut would, without a chance to tidy up.</summary>
    public async Task KillAsync() => await _process!.DisposeAsync();

    /// <summary>Starts the program over the folders it had before.</summary>
    public async Task StartAsync()
    {
        _process = ChildProcess.Start("dotnet", Repository.Root,
        [
            Repository.Program, "serve",
            "--port", Address.Port.ToString(CultureInfo.InvariantCulture),
            "--knowledge", _knowledge,
            "--data", _data,
            .. _settings,
        ]);
        await Eventually.TrueAsync(
            () => Task.FromResult(IsIndexed()),
            TimeSpan.FromSeconds(60),
            () => $"the bot is not ready; it printed:\n{Output}");
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    /// <summary>The address is printed last, when the documents are indexed.</summary>
    private bool IsIndexed() => _process!.HasExited
        ? throw new InvalidOperationException($"The bot ended at start. It printed:\n{Output}")
        : Output.Contains("Chat: ", StringComparison.Ordinal);
}
