using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;

namespace QaBot.Providers.Sqlite;

/// <summary>Registers the index that is kept in a SQLite file.</summary>
public static class SqliteRegistration
{
    /// <summary>
    /// Adds <see cref="SqliteKnowledgeIndex"/> as the <see cref="KnowledgeIndex"/>, opened when it is first asked for, with
    /// <see cref="IndexOpening"/> saying how it was found, and <see cref="DataOptions"/> from the section <c>QaBot:Data</c>. An
    /// <see cref="EmbeddingModel"/> must be registered too.
    /// </summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataOptions(configuration);
        services.AddSingleton(provider => SqliteKnowledgeIndex.Open(
            provider.GetRequiredService<IOptions<DataOptions>>().Value,
            provider.GetRequiredService<EmbeddingModel>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<KnowledgeIndex>(provider => provider.GetRequiredService<SqliteKnowledgeIndex>());
        services.AddSingleton(provider => provider.GetRequiredService<SqliteKnowledgeIndex>().Opening);
        return services;
    }

    /// <summary>Adds <see cref="DataOptions"/> and the clock, which every file of the data folder needs; once or several times.</summary>
    internal static void AddDataOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DataOptions>().Bind(configuration.GetSection(DataOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DataOptions>, DataOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
    }
}
