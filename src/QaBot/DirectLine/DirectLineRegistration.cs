using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.DirectLine;
using QaBot.BotFramework.Turns;
using QaBot.Core.Conversation;

namespace QaBot.DirectLine;

/// <summary>Registers the Direct Line endpoints.</summary>
public static class DirectLineRegistration
{
    internal const string CorsPolicy = "DirectLine";

    /// <summary>
    /// Adds what the endpoints need. The bot is reached through the registered <see cref="BotFramework.Turns.TurnQueue"/>; what is kept is in the
    /// registered <see cref="DirectLineStore"/> and <see cref="AttachmentStore"/>.
    /// </summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DirectLineOptions>().Bind(configuration.GetSection(DirectLineOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(CreateTokens);
        services.AddSingleton(CreateConversations);
        services.AddHostedService<ConversationRetention>();
        services.AddSingleton<DirectLineAccess>();
        services.AddSingleton<DirectLineTurns>();
        services.AddSingleton<TurnRoute, DirectLineRoute>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<ActivityEndpoints>();
        services.AddSingleton<StreamEndpoint>();
        services.AddSingleton<ConversationAccess>();
        services.AddRateLimits(configuration);
        services.AddUploads(configuration);
        services.AddCors();
        services.AddSingleton<IConfigureOptions<CorsOptions>, DirectLineCors>();
        return services;
    }

    /// <summary>Adds the middleware that the endpoints need: cross-origin requests and WebSockets.</summary>
    public static IApplicationBuilder UseDirectLine(this IApplicationBuilder app) => app.UseCors().UseWebSockets();

    private static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection(RateLimitOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsValidator>();
        services.AddSingleton<RateLimits>();
    }

    private static void AddUploads(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<UploadOptions>().Bind(configuration.GetSection(UploadOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<UploadOptions>, UploadOptionsValidator>();
        services.AddSingleton(provider => new Lazy<AttachmentStore>(provider.GetRequiredService<AttachmentStore>));
        services.AddSingleton(provider => new Lazy<DirectLineConversations>(provider.GetRequiredService<DirectLineConversations>));
        services.AddSingleton<UploadedFiles>();
        // In place of the engine's own, which knows of no files.
        services.Replace(ServiceDescriptor.Singleton<ConversationFiles>(provider => provider.GetRequiredService<UploadedFiles>()));
        services.AddSingleton<UploadBody>();
        services.AddSingleton<UploadReader>();
        services.AddHostedService(provider => provider.GetRequiredService<UploadReader>());
        services.AddSingleton<UploadEndpoints>();
    }

    // The key lives as long as the conversations: a token of an earlier process opens its conversation still.
    private static DirectLineTokens CreateTokens(IServiceProvider services) => new(
        services.GetRequiredService<DirectLineStore>().SigningKey.ToArray(),
        services.GetRequiredService<IOptions<DirectLineOptions>>().Value.TokenLifetime,
        services.GetRequiredService<TimeProvider>());

    private static DirectLineConversations CreateConversations(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DirectLineOptions>>().Value;
        var limits = new DirectLineLimits
        {
            MaxActivities = options.MaxActivities,
            MaxConversations = options.MaxConversations,
            IdleTimeout = options.IdleTimeout,
        };
        return new DirectLineConversations(
            services.GetRequiredService<DirectLineStore>(), limits, services.GetRequiredService<TimeProvider>());
    }
}
