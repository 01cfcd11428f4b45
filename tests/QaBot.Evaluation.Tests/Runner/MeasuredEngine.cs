using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Core.Retrieval;
using QaBot.Evaluation.Runner;
using QaBot.TestKit;

namespace QaBot.Evaluation.Tests.Runner;

/// <summary>The engine with an index in memory and the hashing encoder, prepared for being measured.</summary>
internal sealed class MeasuredEngine : IAsyncDisposable
{
    private const string Model = "hashing";

    private readonly ServiceProvider _services;

    public MeasuredEngine(string cacheFolder, QaEngine? engine = null)
    {
        var services = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton(TimeProvider.System)
            .AddSingleton<KnowledgeIndex>(Whole)
            .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(Generator)
            .AddSingleton(new EmbeddingModel(Model, Generator.Dimensions))
            .AddSingleton<TextWindower>(new WholeTextWindower())
            .AddSingleton<PassageEmbedder>()
            .AddSingleton<DocumentReader>(new ParagraphReader())
            .AddSingleton(new Chunker(new ChunkingOptions()))
            .AddSingleton(Options.Create(new IngestionOptions { Parallelism = 1 }))
            .AddSingleton<IngestionPipeline>()
            .AddRetrieval()
            .AddAnswering()
            .AddConversation();
        services.Configure<EngineOptions>(options => options.Suggestions = 0);
        if (engine is not null)
        {
            services.AddSingleton(engine);
        }

        _services = services.AddEvaluation(cacheFolder).BuildServiceProvider();
        UnderTest = _services.GetRequiredService<EngineUnderTest>();
    }

    public InMemoryKnowledgeIndex Whole { get; } = new();

    public HashingEmbeddingGenerator Generator { get; } = new();

    public EngineUnderTest UnderTest { get; }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
