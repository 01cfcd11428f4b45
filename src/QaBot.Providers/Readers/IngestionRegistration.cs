using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QaBot.Core.Ingestion;

namespace QaBot.Providers.Readers;

/// <summary>Registers what reads a folder into the index.</summary>
public static class IngestionRegistration
{
    /// <summary>
    /// Adds the readers, the <see cref="Chunker"/> and the <see cref="IngestionPipeline"/>, with their options. Needs a
    /// <c>KnowledgeIndex</c>, a <c>PassageEmbedder</c> and logging beside it.
    /// </summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<IngestionOptions>().Bind(configuration.GetSection(IngestionOptions.Section)).ValidateOnStart();
        services.AddOptions<ChunkingOptions>().Bind(configuration.GetSection(ChunkingOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<IValidateOptions<IngestionOptions>, IngestionOptionsValidator>()
            .AddSingleton<IValidateOptions<ChunkingOptions>, ChunkingOptionsValidator>()
            .AddReaders()
            .AddSingleton(provider => new Chunker(provider.GetRequiredService<IOptions<ChunkingOptions>>().Value))
            .AddSingleton<IngestionPipeline>();
    }
}
