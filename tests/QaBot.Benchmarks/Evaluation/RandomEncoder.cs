using Microsoft.Extensions.AI;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>Gives every text a unit vector drawn by a fixed seed: what a scan costs does not depend on what the vectors mean.</summary>
internal sealed class RandomEncoder(int dimensions) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly Random _random = new(11);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(_ => new Embedding<float>(Vector()))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Nothing is held.
    }

    private float[] Vector()
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => (float)(_random.NextDouble() - 0.5)).ToArray();
        var norm = MathF.Sqrt(vector.Sum(component => component * component));
        return Array.ConvertAll(vector, component => component / norm);
    }
}
