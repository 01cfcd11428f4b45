using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace QaBot.Core.Answering;

/// <summary>Registers answering.</summary>
public static class AnsweringRegistration
{
    /// <summary>
    /// Adds the extractive answerer. It needs retrieval, and reads passages where a <see cref="PassageReader"/> is registered; a <see cref="SentenceRanker"/>, <see cref="AbstentionPolicy"/> or
    /// <see cref="AnswerWriter"/> registered before stays in place. The caller binds <see cref="AnsweringOptions"/> to its section.
    /// </summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddOptions<AnsweringOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AnsweringOptions>, AnsweringOptionsValidator>());
        services.TryAddSingleton<SentenceRanker, CoverageSentenceRanker>();
        services.TryAddSingleton<SentenceSimilarity>();
        services.TryAddSingleton(CreateReranker);
        services.TryAddSingleton<AbstentionPolicy, LogisticAbstentionPolicy>();
        services.TryAddSingleton<AnswerWriter, ExtractiveAnswerWriter>();
        services.TryAddSingleton<CitationChecker>();
        services.TryAddSingleton(new CuratedFolder(CuratedFolder.Default));
        services.TryAddSingleton<CuratedAnswerFinder>();
        services.TryAddSingleton<Answerer>();
        return services;
    }

    // A reader that is switched off is not even loaded.
    private static ReaderReranker CreateReranker(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<AnsweringOptions>>();
        return new ReaderReranker(
            options.Value.Reader ? provider.GetService<PassageReader>() : null, options, provider.GetRequiredService<ILogger<ReaderReranker>>());
    }
}
