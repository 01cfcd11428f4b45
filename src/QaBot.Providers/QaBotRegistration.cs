using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Insights;
using QaBot.Core.Retrieval;
using QaBot.Providers.Onnx;
using QaBot.Providers.Readers;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;

namespace QaBot.Providers;

/// <summary>Registers the whole engine: documents in, cited answers or an abstention out.</summary>
public static class QaBotRegistration
{
    /// <summary>
    /// Adds reading, ingestion, embedding, the index, the conversations, retrieval, answering and the <see cref="QaEngine"/>, each with its options
    /// bound to its section. Nothing is opened or loaded before it is first asked for.
    /// </summary>
    public static IServiceCollection AddQaBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOnnx();
        services.AddOnnxReader();
        services.AddSqlite(configuration);
        services.AddConversationStore(configuration);
        services.AddIngestion(configuration);
        services.AddRetrieval().AddOptions<RetrievalOptions>().Bind(configuration.GetSection(RetrievalOptions.Section));
        services.AddInsights().AddOptions<InsightsOptions>().Bind(configuration.GetSection(InsightsOptions.Section)).ValidateOnStart();
        services.AddAnswering().AddOptions<AnsweringOptions>().Bind(configuration.GetSection(AnsweringOptions.Section));
        services.AddConversation().AddOptions<EngineOptions>().Bind(configuration.GetSection(EngineOptions.Section));
        return services;
    }
}
