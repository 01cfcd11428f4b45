namespace QaBot.Core.Indexing;

/// <summary>Keeps the best hits of a scan in a heap whose root is the worst of them; equal similarities rank by chunk id, lower first.</summary>
internal sealed class NearestChunks(int limit)
{
    private static readonly Comparer<VectorHit> WorstFirst = Comparer<VectorHit>.Create(
        (left, right) => left.Similarity != right.Similarity
            ? left.Similarity.CompareTo(right.Similarity)
            : right.ChunkId.CompareTo(left.ChunkId));

    private readonly PriorityQueue<VectorHit, VectorHit> _heap = new(WorstFirst);

    /// <summary>Offers a hit.</summary>
    public void Offer(long chunkId, float similarity)
    {
        var hit = new VectorHit(chunkId, similarity);
        if (_heap.Count < limit)
        {
            _heap.Enqueue(hit, hit);
        }
        else if (similarity >= _heap.Peek().Similarity)
        {
            _heap.EnqueueDequeue(hit, hit);
        }
    }

    /// <summary>Takes the hits out, best first.</summary>
    public IReadOnlyList<VectorHit> TakeAll()
    {
        var hits = new VectorHit[_heap.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            hits[i] = _heap.Dequeue();
        }

        return hits;
    }
}
