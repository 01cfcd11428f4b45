using QaBot.Core.Embedding;
using QaBot.Core.Indexing;

namespace QaBot.Core.Tests.Indexing;

public sealed class VectorTableTests
{
    private const int Dimensions = 24;

    private readonly VectorTable _table = new(Dimensions);

    [Fact]
    public void Search_EmptyTable_FindsNothing() => _table.Search(Axis(0), 10).ShouldBeEmpty();

    [Fact]
    public void Search_Chunks_GivesTheNearestFirst()
    {
        _table.Add(1, [Quantized(Mixed(0, 1, .5f))], 1);
        _table.Add(2, [Quantized(Axis(0))], 1);
        _table.Add(3, [Quantized(Axis(1))], 2);

        var hits = _table.Search(Axis(0), 2);

        hits.Select(hit => hit.ChunkId).ShouldBe([2, 1]);
        hits[0].Similarity.ShouldBe(1f, .01f);
    }

    [Fact]
    public void Search_ChunkOfSeveralWindows_CountsItsBestOnly()
    {
        _table.Add(1, [Quantized(Axis(1)), Quantized(Axis(0)), Quantized(Axis(2))], 1);
        _table.Add(2, [Quantized(Axis(3))], 1);

        var hits = _table.Search(Axis(0), 10);

        hits.Select(hit => hit.ChunkId).ShouldBe([1, 2]);
        hits[0].Similarity.ShouldBe(1f, .01f);
    }

    [Fact]
    public void Search_EqualChunks_RanksByChunkId()
    {
        foreach (var id in new long[] { 5, 3, 9, 1, 7 })
        {
            _table.Add(id, [Quantized(Axis(0))], 1);
        }

        _table.Search(Axis(0), 3).Select(hit => hit.ChunkId).ShouldBe([1, 3, 5]);
    }

    [Fact]
    public void Search_FilteredDocument_TakesNoPlace()
    {
        _table.Add(1, [Quantized(Axis(0))], 1);
        _table.Add(2, [Quantized(Mixed(0, 1, .5f))], 2);

        _table.Search(Axis(0), 1, document => document == 2).Select(hit => hit.ChunkId).ShouldBe([2]);
    }

    [Fact]
    public void Replace_Document_ShowsItsNewChunksOnly()
    {
        _table.Add(1, [Quantized(Axis(0))], 1);
        _table.Add(2, [Quantized(Axis(0))], 2);

        _table.Replace(1, [new ChunkVectors(3, [Quantized(Axis(0))])]);

        _table.Search(Axis(0), 10).Select(hit => hit.ChunkId).ShouldBe([2, 3]);
        _table.Count.ShouldBe(2);
    }

    [Fact]
    public void Add_VectorOfAnotherLength_ThrowsAndAddsNothing()
    {
        Should.Throw<ArgumentException>(() => _table.AddRange(
            [(1, new ChunkVectors(1, [Quantized(Axis(0))])), (1, new ChunkVectors(2, [new QuantizedVector(new sbyte[3], 1)]))]));

        _table.Count.ShouldBe(0);
    }

    [Fact]
    public void Search_AfterManyRandomWrites_AgreesWithAPlainList()
    {
        var random = new Random(11);
        var expected = new Dictionary<long, (int Document, QuantizedVector[] Windows)>();
        for (var id = 1L; id <= 3_000; id++)
        {
            var document = random.Next(60);
            QuantizedVector[] windows = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Quantized(RandomVector(random)))];
            _table.Add(id, windows, document);
            expected[id] = (document, windows);
            if (id % 20 == 0)
            {
                var removed = random.Next(60);
                _table.Remove(removed);
                expected = expected.Where(chunk => chunk.Value.Document != removed).ToDictionary();
            }
        }

        var query = RandomVector(random);
        var hits = _table.Search(query, 50, document => document % 3 != 0);

        hits.ShouldBe(expected
            .Where(chunk => chunk.Value.Document % 3 != 0)
            .Select(chunk => new VectorHit(chunk.Key, chunk.Value.Windows.Max(window => Similarity(Quantized(query), window))))
            .OrderByDescending(hit => hit.Similarity).ThenBy(hit => hit.ChunkId).Take(50));
        _table.Count.ShouldBe(expected.Sum(chunk => chunk.Value.Windows.Length));
    }

    [Fact]
    public async Task Search_WhileADocumentIsReplaced_SeesItWhole()
    {
        Put(0);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var version = 1; version <= 300; version++)
            {
                Put(version);
            }

            stop.Cancel();
        });

        do
        {
            var hits = _table.Search(Axis(0), 100);
            hits.Count.ShouldBe(10);
            hits.Select(hit => hit.ChunkId / 10).Distinct().Count().ShouldBe(1);
        }
        while (!stop.IsCancellationRequested);
        await writer;

        void Put(int version) => _table.Replace(
            1, [.. Enumerable.Range(0, 10).Select(i => new ChunkVectors((version * 10) + i, [Quantized(Axis(0))]))]);
    }

    private static float Similarity(QuantizedVector query, QuantizedVector window) =>
        Int8Dot.DotScalar(query.Values, window.Values, 0) * (window.Scale * query.Scale);

    private static QuantizedVector Quantized(float[] vector) => VectorQuantizer.Quantize(vector);

    private static float[] Axis(int axis) => Mixed(axis, axis, 0);

    private static float[] Mixed(int axis, int other, float share)
    {
        var vector = new float[Dimensions];
        vector[other] = MathF.Sqrt(share);
        vector[axis] = MathF.Sqrt(1 - share);
        return vector;
    }

    private static float[] RandomVector(Random random) => [.. Enumerable.Range(0, Dimensions).Select(_ => random.NextSingle() - .5f)];
}
