using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using QaBot.Core.Answering;
using QaBot.Core.Insights;

namespace QaBot.Configuration;

/// <summary>Registers the settings of the program itself.</summary>
internal static class ConfigurationRegistration
{
    // Whether the bot has an app id decides how far it may be reached.
    private const string AppIdKey = "QaBot:Bot:AppId";

    /// <summary>Adds <see cref="KnowledgeOptions"/> and <see cref="ServerOptions"/>, and the keeping of curated answers in the knowledge folder.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<KnowledgeOptions>().Bind(configuration.GetSection(KnowledgeOptions.Section));
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsValidator>();
        services.AddSingleton<CuratedAnswers>(provider => new CuratedAnswerFolder(
            provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Folder, provider.GetRequiredService<CuratedFolder>()));
        services.AddOptions<ServerOptions>().Bind(configuration.GetSection(ServerOptions.Section));
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, ServerLimits>();
        return services.AddSingleton<IValidateOptions<ServerOptions>>(
            new ServerOptionsValidator(development: string.IsNullOrEmpty(configuration[AppIdKey])));
    }
}
