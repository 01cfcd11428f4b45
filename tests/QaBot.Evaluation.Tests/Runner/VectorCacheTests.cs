using QaBot.Core.Embedding;
using QaBot.Evaluation.Runner;
using QaBot.TestKit;

namespace QaBot.Evaluation.Tests.Runner;

public sealed class VectorCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["cache/model.vectors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Generate_SecondRun_AsksOnlyForWhatIsNew()
    {
        var first = new HashingEmbeddingGenerator();
        float[][] before;
        using (var cache = new VectorCache(first, File, first.Dimensions))
        {
            before = await VectorsAsync(cache, "a", "b", "a");
        }

        var second = new HashingEmbeddingGenerator();
        using var again = new VectorCache(second, File, second.Dimensions);
        var after = await VectorsAsync(again, "b", "c", "a");

        first.Texts.ShouldBe(2);
        second.Texts.ShouldBe(1);
        after[0].ShouldBe(before[1]);
        after[2].ShouldBe(before[0]);
    }

    [Fact]
    public async Task Generate_SomebodyWaits_GoesByTheCache()
    {
        var inner = new HashingEmbeddingGenerator();
        using var cache = new VectorCache(inner, File, inner.Dimensions);

        await cache.GenerateAsync(["question"], EmbeddingUrgency.Interactive);
        await cache.GenerateAsync(["question"], EmbeddingUrgency.Interactive);

        inner.Calls.ShouldBe(2);
        new FileInfo(File).Length.ShouldBe(0);
    }

    [Fact]
    public async Task Open_HalfWrittenRecord_IsMadeAnew()
    {
        var inner = new HashingEmbeddingGenerator();
        using (var cache = new VectorCache(inner, File, inner.Dimensions))
        {
            await VectorsAsync(cache, "a", "b");
        }

        var whole = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, whole[..^7]);
        using (var cache = new VectorCache(inner, File, inner.Dimensions))
        {
            await VectorsAsync(cache, "a", "b");
        }

        inner.Texts.ShouldBe(3);
        (await System.IO.File.ReadAllBytesAsync(File)).ShouldBe(whole);
    }

    [Fact]
    public void Open_InUse_SaysWhatToDo()
    {
        using var cache = new VectorCache(new HashingEmbeddingGenerator(), File, 64);

        Should.Throw<EvaluationException>(() => new VectorCache(new HashingEmbeddingGenerator(), File, 64)).Message.ShouldContain("--data DIR");
    }

    private static async Task<float[][]> VectorsAsync(VectorCache cache, params string[] texts) =>
        [.. (await cache.GenerateAsync(texts)).Select(embedding => embedding.Vector.ToArray())];
}
