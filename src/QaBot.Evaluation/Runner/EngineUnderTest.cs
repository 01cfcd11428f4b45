using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Conversation;
using QaBot.Core.Embedding;
using QaBot.Core.Ingestion;
using QaBot.Core.Retrieval;

namespace QaBot.Evaluation.Runner;

/// <summary>The product's own engine over an index of its own, as a measurement sees it. Made by the container that <see cref="EvaluationRegistration.AddEvaluation"/> was called on.</summary>
public sealed class EngineUnderTest
{
    internal EngineUnderTest(IServiceProvider services)
    {
        Index = services.GetRequiredService<PartialIndex>();
        Engine = services.GetRequiredService<QaEngine>();
        Search = services.GetRequiredService<PassageSearch>();
        Ingestion = services.GetRequiredService<IngestionPipeline>();
        Chunker = services.GetRequiredService<Chunker>();
        Embedder = services.GetRequiredService<PassageEmbedder>();
        Time = services.GetRequiredService<TimeProvider>();
    }

    internal PartialIndex Index { get; }

    internal QaEngine Engine { get; }

    internal PassageSearch Search { get; }

    internal IngestionPipeline Ingestion { get; }

    internal Chunker Chunker { get; }

    internal PassageEmbedder Embedder { get; }

    internal TimeProvider Time { get; }
}
