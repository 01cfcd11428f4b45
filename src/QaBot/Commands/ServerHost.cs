using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using QaBot.Configuration;

namespace QaBot.Commands;

/// <summary>The program's server.</summary>
internal static class ServerHost
{
    /// <summary>Reads the configuration, registers everything and maps the endpoints.</summary>
    /// <param name="settings">What the command line says.</param>
    /// <param name="adjust">Changes registrations, for tests; null changes nothing.</param>
    /// <exception cref="ConfigurationFaultException">The configuration is not valid; every fault is in it.</exception>
    public static async Task<WebApplication> BuildAsync(HostSettings settings, Action<IServiceCollection>? adjust = null)
    {
        var configuration = ConfigurationLoader.Load(settings);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = settings.ProgramDirectory,
            EnvironmentName = settings.EnvironmentName,
            ApplicationName = typeof(ServerHost).Assembly.GetName().Name,
        });
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseKestrel();
        builder.Services.AddRouting();
        EngineHost.AddLogging(builder.Services, configuration);
        Program.AddSlices(builder.Services, configuration);
        EngineHost.RootFolders(builder.Services, settings);
        adjust?.Invoke(builder.Services);
        await CheckAsync(configuration, builder.Services).ConfigureAwait(false);
        var app = builder.Build();
        try
        {
            Listen(app);
            Program.MapSlices(app);
            return app;
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Before the application is built: that makes the server, which asks for its settings and would throw at the first wrong one.
    private static async Task CheckAsync(IConfiguration configuration, IServiceCollection services)
    {
        var provider = services.BuildServiceProvider();
        await using (provider.ConfigureAwait(false))
        {
            EngineHost.Check(configuration, services, provider);
        }
    }

    /// <summary>Starts listening.</summary>
    /// <exception cref="ServerStartException">The address cannot be listened on; the message names it and the mend.</exception>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new ServerStartException(Taken(ToldTo(app)), exception);
        }
        catch (SocketException exception)
        {
            throw new ServerStartException(
                $"{string.Join(", ", ToldTo(app))} cannot be listened on: {exception.Message}. Use another address, for example: qabot serve --port 4000", exception);
        }
    }

    /// <summary>The addresses the server listens on, the port that the system chose filled in.</summary>
    public static IReadOnlyList<string> AddressesOf(WebApplication app) =>
        [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    private static void Listen(WebApplication app)
    {
        foreach (var address in ToldTo(app))
        {
            app.Urls.Add(address);
        }
    }

    private static IReadOnlyList<string> ToldTo(WebApplication app) =>
        app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.Addresses();

    private static string Taken(IReadOnlyList<string> urls)
    {
        var ports = string.Join(", ", urls.Select(url => BindingAddress.Parse(url).Port).Distinct());
        return $"Port {ports} is taken: another process listens there. End it, or use another port, for example: qabot serve --port 4000";
    }
}
