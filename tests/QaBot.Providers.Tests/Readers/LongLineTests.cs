using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Providers.Readers;
using QaBot.TestKit;

namespace QaBot.Providers.Tests.Readers;

/// <summary>A file without a line break, as exports and logs are.</summary>
public sealed class LongLineTests : IDisposable
{
    private const int Characters = 20_000_000;

    // Linear work takes seconds; work that grows with the square of the line would take days.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("log.txt", "the pump reported pressure again and ")]
    [InlineData("log.md", "the pump reported pressure again and ")]
    [InlineData("blob.txt", "0123456789abcdef")]
    public async Task Run_TwentyMegabytesInOneLine_EndsInBoundedTimeAndMemory(string name, string repeated)
    {
        await File.WriteAllTextAsync(
            _folder[name], string.Concat(Enumerable.Repeat(repeated, Characters / repeated.Length)));
        using var index = new InMemoryKnowledgeIndex();
        using var encoder = new HashingEmbeddingGenerator();
        using var pipeline = Pipeline(index, encoder);
        using var stop = new CancellationTokenSource(Limit);

        var report = await pipeline.RunAsync(_folder.Path, null, stop.Token).WaitAsync(Limit);

        var result = report.Results.ShouldHaveSingleItem();
        result.Outcome.ShouldBe(IngestionOutcome.Indexed, result.Message);
        GC.GetTotalMemory(forceFullCollection: true).ShouldBeLessThan(50L * Characters);
    }

    private static IngestionPipeline Pipeline(KnowledgeIndex index, HashingEmbeddingGenerator encoder)
    {
        using var readers = new ServiceCollection().AddReaders().BuildServiceProvider();
        return new(
            readers.GetServices<DocumentReader>(),
            new Chunker(new ChunkingOptions()),
            new PassageEmbedder(encoder, new WholeTextWindower(), new EmbeddingModel("hashing@1", encoder.Dimensions)),
            index,
            Options.Create(new IngestionOptions()),
            TimeProvider.System,
            NullLogger<IngestionPipeline>.Instance);
    }
}
