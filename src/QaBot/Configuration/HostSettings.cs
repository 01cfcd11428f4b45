namespace QaBot.Configuration;

/// <summary>What the command line and the process say before any configuration is read.</summary>
internal sealed record HostSettings
{
    /// <summary>The knowledge folder given on the command line, relative to <see cref="WorkingDirectory"/>.</summary>
    public string? Knowledge { get; init; }

    /// <summary>The data folder given on the command line, relative to <see cref="WorkingDirectory"/>.</summary>
    public string? Data { get; init; }

    /// <summary>The addresses to listen on given on the command line, separated by semicolons.</summary>
    public string? Urls { get; init; }

    /// <summary>Settings given as <c>KEY=VALUE</c> on the command line.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>The folder that relative paths start from.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The folder of the program and its own appsettings.json.</summary>
    public string ProgramDirectory { get; init; } = AppContext.BaseDirectory;

    /// <summary>The name of the environment; user secrets are read in <c>Development</c> only.</summary>
    public string EnvironmentName { get; init; } =
        Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environments.Production;
}
