using Microsoft.Extensions.AI;
using QaBot.Core.Embedding;

namespace QaBot.Providers.Onnx;

/// <summary>
/// Embeds texts in this process, one text a run on one thread, several at once. The same text always gets the same bits, whatever is
/// embedded beside it. All calls share one limit on runs, first come, first served by run; calls marked by
/// <see cref="EmbeddingUrgency"/> have a limit of their own and so start at once. Safe to use from several threads.
/// </summary>
public sealed class OnnxEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly OnnxModel _model;
    private readonly int _threads;
    private readonly SemaphoreSlim _runs;
    private readonly SemaphoreSlim _interactiveRuns;
    private readonly EmbeddingGeneratorMetadata _metadata;

    /// <summary>A generator over a model, which stays the caller's to dispose.</summary>
    /// <param name="model">The model.</param>
    /// <param name="threads">Runs at once, at least 1.</param>
    public OnnxEmbeddingGenerator(OnnxModel model, int threads)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _model = model;
        _threads = threads;
        _runs = new SemaphoreSlim(threads);
        _interactiveRuns = new SemaphoreSlim(threads);
        _metadata = new EmbeddingGeneratorMetadata("onnx", null, model.Identity.Id, model.Identity.Dimensions);
    }

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] texts = [.. values];
        var vectors = new float[texts.Length][];
        var limit = EmbeddingUrgency.IsInteractive(options) ? _interactiveRuns : _runs;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, texts.Length, parallel, async (i, token) => vectors[i] = await EncodeAsync(texts[i], limit, token));
        return new GeneratedEmbeddings<Embedding<float>>(vectors.Select(vector => new Embedding<float>(vector) { ModelId = _model.Identity.Id }));
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runs.Dispose();
        _interactiveRuns.Dispose();
    }

    private async ValueTask<float[]> EncodeAsync(string text, SemaphoreSlim limit, CancellationToken cancellationToken)
    {
        await limit.WaitAsync(cancellationToken);
        try
        {
            return _model.Encode(text);
        }
        finally
        {
            limit.Release();
        }
    }
}
