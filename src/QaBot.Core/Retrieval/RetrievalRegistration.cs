using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace QaBot.Core.Retrieval;

/// <summary>Registers retrieval.</summary>
public static class RetrievalRegistration
{
    /// <summary>
    /// Adds the retriever. It needs a <see cref="Indexing.KnowledgeIndex"/>, a <see cref="Embedding.PassageEmbedder"/>, a
    /// <see cref="TimeProvider"/> and logging; <see cref="CommonWords"/>, if there are any, keep it from correcting what is right. The caller binds <see cref="RetrievalOptions"/> to its section.
    /// </summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.AddOptions<RetrievalOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RetrievalOptions>, RetrievalOptionsValidator>());
        services.TryAddSingleton<CommonWords, NoCommonWords>();
        services.TryAddSingleton<SpellingCorrector>();
        services.TryAddSingleton<QueryAnalyzer>();
        services.TryAddSingleton<Retriever>();
        services.TryAddSingleton(provider => new PassageSearch(provider.GetRequiredService<Retriever>()));
        return services;
    }
}
