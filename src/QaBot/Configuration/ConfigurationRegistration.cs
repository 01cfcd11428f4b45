using Microsoft.Extensions.Options;

namespace QaBot.Configuration;

/// <summary>Registers where the program listens.</summary>
internal static class ConfigurationRegistration
{
    // Whether the bot has an app id decides how far it may be reached.
    private const string AppIdKey = "QaBot:Bot:AppId";

    /// <summary>Adds <see cref="ServerOptions"/>.</summary>
    public static IServiceCollection AddServer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ServerOptions>().Bind(configuration.GetSection(ServerOptions.Section));
        return services.AddSingleton<IValidateOptions<ServerOptions>>(
            new ServerOptionsValidator(development: string.IsNullOrEmpty(configuration[AppIdKey])));
    }
}
