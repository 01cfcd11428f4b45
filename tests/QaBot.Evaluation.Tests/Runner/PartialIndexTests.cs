using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Text;
using QaBot.TestKit;

namespace QaBot.Evaluation.Tests.Runner;

public sealed class PartialIndexTests : IDisposable
{
    private const string Pump = "The pump moves water. The pump is red.";
    private const string Mill = "The mill grinds rye. Water turns it.";
    private const string Boat = "The boat is red and floats on water.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Show_DocumentTakenAway_IsCountedAsIfItHadNeverBeenThere()
    {
        await using var whole = await IndexedAsync("whole", Pump, Mill, Boat);
        await using var smaller = await IndexedAsync("smaller", Mill, Boat);

        await whole.UnderTest.Index.ShowAsync(null, [IdOf(Pump)], CancellationToken.None);

        var (left, right) = (whole.UnderTest.Index.Statistics, smaller.Whole.Statistics);
        left.ChunkCount.ShouldBe(right.ChunkCount);
        left.AverageBodyLength.ShouldBe(right.AverageBodyLength, 1e-9);
        left.AverageHeadingLength.ShouldBe(right.AverageHeadingLength, 1e-9);
        foreach (var term in TermAnalyzer.Terms(Pump + Mill + Boat))
        {
            left.DocumentFrequency(term).ShouldBe(right.DocumentFrequency(term), term);
        }

        foreach (var word in WordTokenizer.Tokenize(Pump + " " + Mill + " " + Boat))
        {
            left.WordFrequency(word.Folded).ShouldBe(right.WordFrequency(word.Folded), word.Folded);
        }
    }

    [Fact]
    public async Task Show_DocumentTakenAway_IsFoundInNoWay()
    {
        await using var engine = await IndexedAsync("whole", Pump, Mill, Boat);
        var index = engine.UnderTest.Index;
        var vector = await engine.UnderTest.Embedder.EmbedQueryAsync("pump", CancellationToken.None);

        await index.ShowAsync(null, [IdOf(Pump)], CancellationToken.None);

        (await index.FindByTermsAsync(["pump", "water"], 10, DocumentFilter.All, CancellationToken.None)).Count.ShouldBe(2);
        (await index.FindByVectorAsync(vector, 10, DocumentFilter.All, CancellationToken.None)).Count.ShouldBe(2);
        (await index.FindDocumentAsync(IdOf(Pump), CancellationToken.None)).ShouldBeNull();
        (await index.ListAsync(CancellationToken.None)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Show_AllAgain_IsTheWholeIndex()
    {
        await using var engine = await IndexedAsync("whole", Pump, Mill, Boat);
        var index = engine.UnderTest.Index;
        await index.ShowAsync(new HashSet<string> { IdOf(Mill) }, [IdOf(Pump)], CancellationToken.None);

        await index.ShowAsync(null, [], CancellationToken.None);

        index.Statistics.ShouldBeSameAs(engine.Whole.Statistics);
        (await index.ListAsync(CancellationToken.None)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Show_APartOnly_KeepsTheCountsOfAll()
    {
        await using var engine = await IndexedAsync("whole", Pump, Mill, Boat);

        await engine.UnderTest.Index.ShowAsync(new HashSet<string> { IdOf(Mill) }, [], CancellationToken.None);

        engine.UnderTest.Index.Statistics.ChunkCount.ShouldBe(3);
        (await engine.UnderTest.Index.FindByTermsAsync(["water"], 10, DocumentFilter.All, CancellationToken.None)).ShouldHaveSingleItem();
    }

    private static string NameOf(string text) => text.Split(' ')[1] + ".txt";

    private static string IdOf(string text) => DocumentId.FromPath(NameOf(text));

    private async Task<MeasuredEngine> IndexedAsync(string name, params string[] texts)
    {
        Directory.CreateDirectory(_folder[name]);
        foreach (var text in texts)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder[name], NameOf(text)), text);
        }

        var engine = new MeasuredEngine(_folder[name + "-vectors"]);
        await engine.UnderTest.Ingestion.RunAsync(_folder[name], null, CancellationToken.None);
        return engine;
    }
}
