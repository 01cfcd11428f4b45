using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using QaBot.Core.Embedding;
using QaBot.Providers.Onnx;

namespace QaBot.Providers.Tests.Onnx;

public sealed class OnnxEmbeddingGeneratorTests(LoadedModel loaded) : IClassFixture<LoadedModel>, IDisposable
{
    private readonly OnnxEmbeddingGenerator _generator = new(loaded.Model, threads: 2);

    public void Dispose() => _generator.Dispose();

    [Fact]
    public async Task GenerateAsync_ReferenceTexts_GivesTheReferenceVectors()
    {
        var embeddings = await _generator.GenerateAsync(ReferenceText.All.Select(reference => reference.Text));

        embeddings.Count.ShouldBe(ReferenceText.All.Count);
        foreach (var (reference, embedding) in ReferenceText.All.Zip(embeddings))
        {
            TensorPrimitives.CosineSimilarity(reference.Embedding, embedding.Vector.Span).ShouldBeGreaterThan(.999f, reference.Text);
            TensorPrimitives.Norm(embedding.Vector.Span).ShouldBe(1f, 1e-5f);
        }
    }

    [Fact]
    public async Task GenerateAsync_BesideOtherTexts_GivesTheSameBits()
    {
        var texts = ReferenceText.All.Select(reference => reference.Text).ToList();
        var alone = new List<float[]>();
        foreach (var text in texts)
        {
            alone.Add((await _generator.GenerateAsync([text]))[0].Vector.ToArray());
        }

        var together = await Task.WhenAll(
            _generator.GenerateAsync(texts),
            _generator.GenerateAsync(texts.AsEnumerable().Reverse()),
            _generator.GenerateAsync(texts, EmbeddingUrgency.Interactive));

        together[0].Select(embedding => embedding.Vector.ToArray()).ShouldBe(alone);
        together[1].Select(embedding => embedding.Vector.ToArray()).Reverse().ShouldBe(alone);
        together[2].Select(embedding => embedding.Vector.ToArray()).ShouldBe(alone);
    }

    [Fact]
    public async Task GenerateAsync_TextBeyondTheLimit_ReadsItsBeginning()
    {
        var embeddings = await _generator.GenerateAsync(
            [string.Concat(Enumerable.Repeat("word ", 254)), string.Concat(Enumerable.Repeat("word ", 254)) + "another end"]);

        embeddings[1].Vector.ToArray().ShouldBe(embeddings[0].Vector.ToArray());
    }

    [Fact]
    public async Task GenerateAsync_InteractiveWhileAllRunsAreTaken_DoesNotWaitForThem()
    {
        // Minutes of work, which is ended as soon as it has been overtaken.
        using var enough = new CancellationTokenSource();
        var texts = Enumerable.Repeat(string.Concat(Enumerable.Repeat("word ", 254)), 10_000);
        var ingestion = _generator.GenerateAsync(texts, cancellationToken: enough.Token);

        await _generator.GenerateAsync(["hello"], EmbeddingUrgency.Interactive);

        ingestion.IsCompleted.ShouldBeFalse();
        await enough.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(ingestion);
    }

    [Fact]
    public async Task GenerateAsync_NoTexts_GivesNoVectors()
    {
        (await _generator.GenerateAsync([])).ShouldBeEmpty();
    }

    [Fact]
    public async Task GenerateAsync_Cancelled_Throws()
    {
        await Should.ThrowAsync<OperationCanceledException>(
            () => _generator.GenerateAsync(["hello"], cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void GetService_Metadata_NamesTheModelAndItsDimensions()
    {
        var metadata = _generator.GetService(typeof(EmbeddingGeneratorMetadata)).ShouldBeOfType<EmbeddingGeneratorMetadata>();

        metadata.DefaultModelId.ShouldBe(loaded.Model.Identity.Id);
        metadata.DefaultModelDimensions.ShouldBe(384);
    }
}
