using Microsoft.Extensions.Options;
using QaBot.BotFramework.Authentication;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Connector.Credentials;

namespace QaBot.Messaging;

/// <summary>Registers the way back to the channels: policy, credentials, client, outbox delivery.</summary>
internal static class ConnectorRegistration
{
    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        services.AddSingleton<ServiceUrlPolicy>();
        services.AddSingleton(provider => BotCredentials.Create(
            provider.GetRequiredService<IOptions<BotOptions>>().Value,
            HttpClient.DefaultProxy,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<BotCredentials>>()));

        // One client for the program's life, over a handler that renews its connections: turns outlive requests and their scopes.
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ConnectorTransport>(
            provider, new HttpClient(ConnectorHandler.Create(HttpClient.DefaultProxy))));
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<ConnectorSenders>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }
}
