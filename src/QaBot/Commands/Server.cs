using Microsoft.Extensions.Options;
using QaBot.Configuration;

namespace QaBot.Commands;

/// <summary>The program while it serves: the web application, and the indexing beside it.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping;
    private readonly Task _indexing;

    private Server(WebApplication app, Terminal terminal, CancellationToken cancellationToken)
    {
        _app = app;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.Lifetime.ApplicationStopping);
        Indexing = new BackgroundIndexing(app.Services, terminal, Addresses);
        _indexing = Indexing.RunAsync(_stopping.Token);
    }

    /// <summary>The addresses the server listens on.</summary>
    public IReadOnlyList<string> Addresses => ServerHost.AddressesOf(_app);

    /// <summary>The program's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The indexing that runs beside the server.</summary>
    public BackgroundIndexing Indexing { get; }

    /// <summary>Listens, says so, and begins to index.</summary>
    /// <param name="settings">What the command line says.</param>
    /// <param name="terminal">Where to say how it goes.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <param name="adjust">Changes registrations, for tests; null changes nothing.</param>
    public static async Task<Server> StartAsync(
        HostSettings settings, Terminal terminal, CancellationToken cancellationToken, Action<IServiceCollection>? adjust = null)
    {
        var app = await ServerHost.BuildAsync(settings, adjust).ConfigureAwait(false);
        try
        {
            var knowledge = app.Services.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
            knowledge.RequireFolder();
            await ServerHost.StartAsync(app, cancellationToken).ConfigureAwait(false);
            foreach (var line in ServerNotices.OnStart(app.Services, ServerHost.AddressesOf(app)))
            {
                await terminal.OutWriter.WriteLineAsync(line).ConfigureAwait(false);
            }

            return new Server(app, terminal, cancellationToken);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits until the program is told to stop, or the indexing finds that it cannot go on.</summary>
    public async Task RunToEndAsync(CancellationToken cancellationToken)
    {
        var serving = _app.WaitForShutdownAsync(cancellationToken);
        if (await Task.WhenAny(serving, _indexing).ConfigureAwait(false) == _indexing)
        {
            await _indexing.ConfigureAwait(false);
        }

        await serving.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync().ConfigureAwait(false);
        await _indexing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }
}
