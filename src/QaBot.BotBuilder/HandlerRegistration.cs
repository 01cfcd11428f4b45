using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QaBot.Channels;
using QaBot.Configuration;
using QaBot.Health;
using QaBot.Messaging;
using QaBot.Providers;

namespace QaBot.BotBuilder;

/// <summary>Registers QaBot in a bot that is built on the Bot Framework SDK.</summary>
public static class HandlerRegistration
{
    /// <summary>
    /// Adds <see cref="QaBotActivityHandler"/>, as the <see cref="IBot"/> unless there is one, and what it needs: the engine over the
    /// documents of <c>QaBot:Knowledge:Folder</c>, which are indexed beside the host and watched. The endpoint, the adapter and
    /// authentication stay the host's.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration; everything below <c>QaBot</c> is read as the program reads it.</param>
    public static IServiceCollection AddQaBotActivityHandler(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings(configuration);
        services.AddQaBot(configuration);
        services.AddChannels();
        services.AddMessaging();
        services.AddHealth();
        services.AddHostedService<KnowledgeIndexing>();
        services.TryAddTransient<QaBotActivityHandler>();
        services.TryAddTransient<IBot>(provider => provider.GetRequiredService<QaBotActivityHandler>());
        return services;
    }
}
