using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace QaBot.Core.Answering;

/// <summary>Registers answering.</summary>
public static class AnsweringRegistration
{
    /// <summary>
    /// Adds the extractive answerer. It needs retrieval; a <see cref="SentenceRanker"/>, <see cref="AbstentionPolicy"/> or
    /// <see cref="AnswerWriter"/> registered before stays in place. The caller binds <see cref="AnsweringOptions"/> to its section.
    /// </summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddOptions<AnsweringOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AnsweringOptions>, AnsweringOptionsValidator>());
        services.TryAddSingleton<SentenceRanker, CoverageSentenceRanker>();
        services.TryAddSingleton<SentenceSimilarity>();
        services.TryAddSingleton<AbstentionPolicy, LogisticAbstentionPolicy>();
        services.TryAddSingleton<AnswerWriter, ExtractiveAnswerWriter>();
        services.TryAddSingleton<CitationChecker>();
        services.TryAddSingleton<Answerer>();
        return services;
    }
}
