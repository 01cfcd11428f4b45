using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QaBot.Core.Answering;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Core.Retrieval;

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
        services.TryAddSingleton<ConversationFiles, NoConversationFiles>();
        services.TryAddSingleton(provider => new ConversationDocuments(
            provider.GetRequiredService<KnowledgeIndex>(),
            provider.GetRequiredService<ConversationFiles>(),
            // Made here, so that the readers and the encoder are needed only by those who take in files.
            new SingleFileReader(
                provider.GetServices<DocumentReader>(),
                provider.GetRequiredService<Chunker>(),
                provider.GetRequiredService<PassageEmbedder>(),
                provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConversationDocuments>>()));
        services.TryAddSingleton(provider => new PassageFinder(
            provider.GetRequiredService<Retriever>(),
            provider.GetRequiredService<SentenceRanker>(),
            provider.GetRequiredService<CitationChecker>(),
            provider.GetRequiredService<DocumentAccess>(),
            provider.GetRequiredService<IOptions<EngineOptions>>()));
        services.TryAddSingleton<DocumentFinder>();
        services.TryAddSingleton<TraceIdSource>();
        services.TryAddSingleton<StarterGenerator>();
        services.TryAddSingleton<StarterShelf>();
        services.TryAddSingleton<IndexingState>();
        services.TryAddSingleton<DocumentQaEngine>();
        services.TryAddSingleton<QaEngine>(provider => new PatientQaEngine(
            provider.GetRequiredService<DocumentQaEngine>(),
            provider.GetRequiredService<IndexingState>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
