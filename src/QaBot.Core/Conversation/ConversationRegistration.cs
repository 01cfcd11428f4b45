using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QaBot.Core.Indexing;

namespace QaBot.Core.Conversation;

/// <summary>Registers the engine.</summary>
public static class ConversationRegistration
{
    /// <summary>
    /// Adds the engine that answers from documents. It needs retrieval and answering; a <see cref="DocumentAccess"/> registered before
    /// stays in place of the one that shows everybody everything. The caller binds <see cref="EngineOptions"/> to its section.
    /// </summary>
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddOptions<EngineOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EngineOptions>, EngineOptionsValidator>());
        services.TryAddSingleton<DocumentAccess, OpenDocumentAccess>();
        services.TryAddSingleton<TraceIdSource>();
        services.TryAddSingleton<StarterGenerator>();
        services.TryAddSingleton<StarterShelf>();
        services.TryAddSingleton<IndexingState>();
        services.TryAddSingleton<DocumentQaEngine>();
        services.TryAddSingleton<QaEngine>(provider => new PatientQaEngine(
            provider.GetRequiredService<DocumentQaEngine>(), provider.GetRequiredService<IndexingState>()));
        return services;
    }
}
