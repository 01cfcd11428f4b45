using Microsoft.Extensions.Options;
using QaBot.Configuration;
using QaBot.Providers.Sqlite;
using QaBot.Tickets;

namespace QaBot.Commands;

/// <summary>The program's services without its server, for the commands that end.</summary>
internal static class EngineHost
{
    private const string TicketsFolder = "tickets";

    /// <summary>Reads the configuration and registers everything.</summary>
    /// <param name="settings">What the command line says.</param>
    /// <param name="adjust">Changes registrations, for a command that measures them; null changes nothing.</param>
    /// <exception cref="ConfigurationFaultException">The configuration is not valid; every fault is in it.</exception>
    public static ServiceProvider Build(HostSettings settings, Action<IServiceCollection>? adjust = null)
    {
        var configuration = ConfigurationLoader.Load(settings);
        var services = new ServiceCollection();
        AddLogging(services, configuration);
        services.AddSingleton<IConfiguration>(configuration);
        Program.AddSlices(services, configuration);
        RootFolders(services, settings);
        adjust?.Invoke(services);
        var provider = services.BuildServiceProvider();
        try
        {
            Check(configuration, services, provider);
            return provider;
        }
        catch (ConfigurationFaultException)
        {
            provider.Dispose();
            throw;
        }
    }

    /// <summary>Logs warnings and worse to the error stream: the output stream belongs to results.</summary>
    public static void AddLogging(IServiceCollection services, IConfiguration configuration) =>
        services.AddLogging(logging => logging
            .SetMinimumLevel(LogLevel.Warning)

            // A failed start is said in one line by the command; the host would add a stack trace.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .AddConfiguration(configuration.GetSection("Logging"))
            .AddSimpleConsole(console => console.SingleLine = true)
            .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
                console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    /// <summary>Makes the folders of the configuration start at the working directory.</summary>
    public static void RootFolders(IServiceCollection services, HostSettings settings)
    {
        services.PostConfigure<DataOptions>(
            options => options.Folder = Root(options.Folder, settings));
        services.PostConfigure<KnowledgeOptions>(
            options => options.Folder = Root(options.Folder, settings));
        services.AddOptions<TicketsOptions>().PostConfigure<IOptions<DataOptions>>(
            (options, data) => options.Folder = options.Folder is { } folder ? Root(folder, settings) : Path.Combine(data.Value.Folder, TicketsFolder));
    }

    /// <summary>Throws when anything in the configuration is wrong.</summary>
    public static void Check(IConfiguration configuration, IServiceCollection services, IServiceProvider provider)
    {
        var faults = ConfigurationCheck.Run(configuration, services, provider);
        if (faults.Count > 0)
        {
            throw new ConfigurationFaultException(faults);
        }
    }

    // What is not a path is left for the validator to name as it was written.
    private static string Root(string folder, HostSettings settings) =>
        string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal)
            ? folder
            : Path.GetFullPath(folder, settings.WorkingDirectory);
}
