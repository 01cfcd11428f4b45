using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Authentication;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>Registers the bot: its endpoint's parts, the queue of turns, the way back to the channels.</summary>
internal static class MessagingRegistration
{
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.AddChecked<BotOptions, BotOptionsValidator>(BotOptions.Section);
        services.AddChecked<MessagingOptions, MessagingOptionsValidator>(MessagingOptions.Section);
        services.AddOptions<SkillOptions>().BindConfiguration(SkillOptions.Section);
        services.AddChecked<HandoffOptions, HandoffOptionsValidator>(HandoffOptions.Section);
        services.AddChecked<TurnOptions, TurnOptionsValidator>(TurnOptions.Section);
        services.AddChecked<ConnectorOptions, ConnectorOptionsValidator>(ConnectorOptions.Section);

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new KeyDocuments(new HttpClient(KeyDocuments.CreateHandler())));
        services.AddSingleton<InboundAuthenticator>();
        services.AddSingleton<CallerGate>();
        services.AddConnector();
        services.AddSingleton<ConversationMarks>();
        services.AddSingleton<LoopGuard>();
        services.AddSingleton<RecentTalk>();
        services.AddSingleton<AnsweredMessages>();
        services.AddSingleton<BotVoice>();
        services.AddSingleton<Greeter>();
        services.AddHandoff();
        services.AddSingleton<SkillResponder>();
        services.AddSingleton<FeedbackResponder>();
        services.AddSingleton<AnswerNotes>();
        services.AddSingleton<ConversationNotes>();
        services.TryAddSingleton<ProactiveSender>();
        services.AddSingleton<GrowingAnswer>();
        services.AddSingleton<MessageResponder>();
        services.AddSingleton<EditResponder>();
        services.AddSingleton<CardResponder>();
        services.AddSingleton<ExtensionResponder>();
        services.AddSingleton(provider => new Lazy<QaEngine>(provider.GetRequiredService<QaEngine>));
        services.AddSingleton(provider => new Lazy<PassageFinder>(provider.GetRequiredService<PassageFinder>));
        services.AddSingleton(provider => new Lazy<DocumentFinder>(provider.GetRequiredService<DocumentFinder>));
        services.AddSingleton<Bot, QaBotTurnHandler>();
        services.AddSingleton<TurnRoute, ConnectorRoute>();
        services.AddSingleton<TurnQueue>();
        services.AddHostedService<TurnRecovery>();
        services.AddHostedService<TurnQueueDrain>();
        services.AddSingleton<MessagesEndpoint>();
        return services;
    }

    /// <summary>Maps <c>/api/messages</c>.</summary>
    public static IEndpointRouteBuilder MapMessaging(this IEndpointRouteBuilder endpoints)
    {
        // Agents Playground looks with HEAD whether the bot is there. Every other method gets 405 from routing.
        endpoints.MapMethods(MessagesEndpoint.Path, [HttpMethods.Head], () => Results.Ok());
        endpoints.MapPost(MessagesEndpoint.Path, (HttpContext context, MessagesEndpoint endpoint) => endpoint.PostAsync(context));
        return endpoints;
    }

    private static void AddChecked<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
    }
}
