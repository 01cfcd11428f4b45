using Microsoft.Extensions.AI;

namespace QaBot.TestKit;

/// <summary>Another generator, with a word in before each call: to fail, to wait, to count.</summary>
public sealed class InterceptedGenerator(
    IEmbeddingGenerator<string, Embedding<float>> inner, Func<IReadOnlyList<string>, EmbeddingGenerationOptions?, Task> beforeCall)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        await beforeCall(texts, options).WaitAsync(cancellationToken);
        return await base.GenerateAsync(texts, options, cancellationToken);
    }
}
