namespace QaBot.Configuration;

/// <summary>Reads the configuration from where it may stand; what comes later wins.</summary>
internal static class ConfigurationLoader
{
    /// <summary>
    /// The program's appsettings.json, then appsettings.json and qabot.json of the working directory, user secrets (in
    /// development), environment variables (<c>QABOT__Knowledge__Folder</c>), the command line.
    /// </summary>
    /// <exception cref="ConfigurationFaultException">A file is not JSON, or an argument is not <c>KEY=VALUE</c>.</exception>
    public static IConfigurationRoot Load(HostSettings settings)
    {
        var builder = new ConfigurationBuilder();
        AddFile(builder, Path.Combine(settings.ProgramDirectory, "appsettings.json"));
        AddFile(builder, Path.Combine(settings.WorkingDirectory, "appsettings.json"));
        AddFile(builder, Path.Combine(settings.WorkingDirectory, "qabot.json"));
        if (settings.EnvironmentName == Environments.Development)
        {
            builder.AddUserSecrets(typeof(ConfigurationLoader).Assembly, optional: true);
        }

        builder.AddEnvironmentVariables();
        builder.AddInMemoryCollection(FromCommandLine(settings));
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException exception)
        {
            throw NotJson(exception);
        }
    }

    private static void AddFile(ConfigurationBuilder builder, string path)
    {
        if (builder.Sources.OfType<Microsoft.Extensions.Configuration.Json.JsonConfigurationSource>().All(source => source.Path != path))
        {
            builder.AddJsonFile(provider: null, path, optional: true, reloadOnChange: false);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> FromCommandLine(HostSettings settings)
    {
        foreach (var pair in settings.Set)
        {
            yield return Split(pair);
        }

        if (settings.Knowledge is { } knowledge)
        {
            yield return new("QaBot:Knowledge:Folder", knowledge);
        }

        if (settings.Data is { } data)
        {
            yield return new("QaBot:Data:Folder", data);
        }

        if (settings.Urls is { } urls)
        {
            yield return new($"{ServerOptions.Section}:{nameof(ServerOptions.Urls)}", urls);
        }
    }

    private static KeyValuePair<string, string?> Split(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
        {
            return new(pair[..equals], pair[(equals + 1)..]);
        }

        throw new ConfigurationFaultException(
            [ConfigurationFault.For("--set", pair, "KEY=VALUE", "write for example --set QaBot:Server:Urls=http://localhost:4000")]);
    }

    private static ConfigurationFaultException NotJson(InvalidDataException exception)
    {
        // The innermost says at which line and byte the file stops being JSON.
        return new([new ConfigurationFault($"{exception.Message} {exception.GetBaseException().Message} Mend the JSON or remove the file.")]);
    }
}
