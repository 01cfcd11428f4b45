using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QaBot.Core.Conversation;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Providers.Readers;
using QaBot.TestKit;

namespace QaBot.Tests;

/// <summary>What reads files for one conversation, over an index in memory and the hashing encoder.</summary>
internal static class EngineParts
{
    public static IServiceCollection AddEngineParts(this IServiceCollection services, KnowledgeIndex index, ConversationFiles? files = null)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(index);
        services.AddSingleton(new PassageEmbedder(new HashingEmbeddingGenerator(), new WholeTextWindower(), new EmbeddingModel("test", 64)));
        services.AddSingleton(new Chunker(new ChunkingOptions()));
        services.AddReaders();
        if (files is not null)
        {
            services.AddSingleton(files);
        }

        return services.AddConversation();
    }
}
