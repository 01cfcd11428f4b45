using System.Collections.Concurrent;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;

namespace QaBot.Core.Ingestion;

/// <summary>
/// Gives the embeddings of a run's chunks and computes each text once, though documents are worked on at the same time. A key is
/// claimed before the index is asked for it, and given free after its document is saved: whoever claims it then finds it there.
/// </summary>
internal sealed class RunEmbeddings(GuardedIndex index, PassageEmbedder embedder)
{
    /// <summary>Texts handed over at once: enough to keep every core busy, few enough that memory stays flat.</summary>
    private const int BatchSize = 64;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<ChunkEmbedding>> _claims = new(StringComparer.Ordinal);
    private int _embedded;

    /// <summary>Number of texts embedded so far.</summary>
    public int Embedded => _embedded;

    /// <summary>The embeddings of <paramref name="chunks"/>, in their order.</summary>
    public async Task<IReadOnlyList<ChunkEmbedding>> GetAsync(
        Document document, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        var keys = chunks.Select(chunk => PassageEmbedder.KeyOf(EmbeddedText.Of(document, chunk))).ToList();
        var sources = new TaskCompletionSource<ChunkEmbedding>[keys.Count];
        var claimed = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
        {
            var own = new TaskCompletionSource<ChunkEmbedding>(TaskCreationOptions.RunContinuationsAsynchronously);
            sources[i] = _claims.GetOrAdd(keys[i], own);
            if (sources[i] == own)
            {
                claimed.Add(keys[i], i);
            }
        }

        await FulfilAsync(document, chunks, claimed, sources, cancellationToken);
        var embeddings = new ChunkEmbedding[keys.Count];
        for (var i = 0; i < keys.Count; i++)
        {
            embeddings[i] = await sources[i].Task.WaitAsync(cancellationToken);
        }

        return embeddings;
    }

    /// <summary>Says that the index now holds these embeddings.</summary>
    public void Release(IEnumerable<ChunkEmbedding> embeddings)
    {
        foreach (var embedding in embeddings)
        {
            _claims.TryRemove(embedding.Key, out _);
        }
    }

    private async Task FulfilAsync(
        Document document,
        IReadOnlyList<Chunk> chunks,
        Dictionary<string, int> claimed,
        TaskCompletionSource<ChunkEmbedding>[] sources,
        CancellationToken cancellationToken)
    {
        try
        {
            foreach (var batch in claimed.Chunk(BatchSize))
            {
                await FulfilBatchAsync(document, chunks, batch, sources, cancellationToken);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            foreach (var place in claimed.Values)
            {
                sources[place].TrySetException(fault);
            }

            throw;
        }
        finally
        {
            // After a cancellation nobody may wait for what will never come.
            foreach (var place in claimed.Values)
            {
                sources[place].TrySetCanceled(CancellationToken.None);
            }
        }
    }

    private async Task FulfilBatchAsync(
        Document document,
        IReadOnlyList<Chunk> chunks,
        KeyValuePair<string, int>[] batch,
        TaskCompletionSource<ChunkEmbedding>[] sources,
        CancellationToken cancellationToken)
    {
        var keys = batch.Select(claim => claim.Key).ToList();
        var known = await index.AskAsync(
            $"vectors for '{document.SourcePath}' were looked up", store => store.FindEmbeddingsAsync(keys, cancellationToken));
        foreach (var embedding in known.Values)
        {
            sources[Array.Find(batch, claim => claim.Key == embedding.Key).Value].SetResult(embedding);
        }

        var missing = batch.Where(claim => !known.ContainsKey(claim.Key)).Select(claim => claim.Value).ToList();
        var texts = missing.ConvertAll(place => EmbeddedText.Of(document, chunks[place]));
        var embedded = await embedder.EmbedAsync(texts, cancellationToken);
        for (var i = 0; i < missing.Count; i++)
        {
            sources[missing[i]].SetResult(embedded[i]);
        }

        Interlocked.Add(ref _embedded, missing.Count);
    }
}
