using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;

namespace QaBot.Evaluation.Runner;

/// <summary>Prepares a container of the product for being measured.</summary>
public static class EvaluationRegistration
{
    /// <summary>
    /// Adds <see cref="EngineUnderTest"/> over what is registered: documents can be taken out of the index for a question, a set's
    /// documents can be read, passages' vectors are kept between runs. The engine itself stays as it is. Call it last.
    /// </summary>
    /// <param name="services">Registrations of the whole engine.</param>
    /// <param name="cacheFolder">Folder for the vectors, one file for each model.</param>
    public static IServiceCollection AddEvaluation(this IServiceCollection services, string cacheFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(cacheFolder);
        var index = services.Last(service => service.ServiceType == typeof(KnowledgeIndex));
        services.AddSingleton(provider => new PartialIndex((KnowledgeIndex)Make(provider, index), provider.GetRequiredService<Chunker>()));
        services.AddSingleton<KnowledgeIndex>(provider => provider.GetRequiredService<PartialIndex>());

        var generator = services.Last(service => service.ServiceType == typeof(IEmbeddingGenerator<string, Embedding<float>>));
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider =>
        {
            var model = provider.GetRequiredService<EmbeddingModel>();
            var inner = (IEmbeddingGenerator<string, Embedding<float>>)Make(provider, generator);
            return new VectorCache(inner, Path.Combine(cacheFolder, $"{model.Id}.vectors"), model.Dimensions);
        });
        services.AddSingleton<DocumentReader, SetDocumentReader>();
        services.AddSingleton(provider => new EngineUnderTest(provider));
        return services;
    }

    private static object Make(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
}
