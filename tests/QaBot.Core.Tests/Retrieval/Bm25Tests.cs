using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Retrieval;

public sealed class Bm25Tests
{
    private static readonly string[] Texts =
    [
        "The canteen opens at eight. The canteen serves lunch until two.",
        "Lunch vouchers are handed out at the reception, lunch or not.",
        "The reception opens at seven and closes at six in the evening, every day of the week but Sunday.",
        "Parking is free for visitors.",
    ];

    [Fact]
    public async Task RetrieveAsync_WordsAlone_EqualsAnExactScanOfTheCorpus()
    {
        await using var library = new SmallLibrary();
        for (var i = 0; i < Texts.Length; i++)
        {
            await library.AddAsync($"{i}.txt", Texts[i], title: i == 1 ? "Lunch" : "House rules");
        }

        var retriever = library.Get<Retriever>();
        var result = await retriever.RetrieveAsync("When does the reception serve lunch?", DocumentFilter.All, 4, CancellationToken.None);

        var exact = await ExactAsync(library, result.Query.Terms);
        result.Passages.Select(passage => passage.Source.SourcePath).Where(exact.ContainsKey)
            .ShouldBe(exact.Keys, ignoreOrder: true);
        foreach (var passage in result.Passages.Where(passage => passage.Score.LexicalRank is not null))
        {
            (passage.Score.Body + passage.Score.Heading).ShouldBe(exact[passage.Source.SourcePath], 1e-9);
        }

        result.Passages.Where(passage => passage.Score.LexicalRank is not null).OrderBy(passage => passage.Score.LexicalRank)
            .Select(passage => passage.Score.Body + passage.Score.Heading + passage.Score.Bigrams)
            .ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Idf_KnownAndUnknownTerm_FollowsTheFormula()
    {
        await using var library = new SmallLibrary();
        await library.AddAsync("a.txt", "alpha");
        await library.AddAsync("b.txt", "beta");

        var bm25 = new Bm25(library.Index.Statistics, 0.3);

        bm25.Idf("alpha").ShouldBe(Math.Log(1 + (1.5 / 1.5)), 1e-12);
        bm25.Idf("gamma").ShouldBe(Math.Log(1 + (2.5 / 0.5)), 1e-12);
    }

    // BM25 written out anew, straight over every chunk.
    private static async Task<Dictionary<string, double>> ExactAsync(SmallLibrary library, IReadOnlyList<string> terms)
    {
        List<IndexedChunk> chunks = [];
        foreach (var entry in await library.Index.ListAsync(CancellationToken.None))
        {
            chunks.AddRange(await library.Index.GetChunksAsync(await IdsAsync(library, entry.SourcePath), CancellationToken.None));
        }

        double averageBody = chunks.Average(chunk => chunk.BodyTerms.Count);
        double averageHeading = chunks.Average(chunk => chunk.HeadingTerms.Count);
        var scores = new Dictionary<string, double>();
        foreach (var chunk in chunks)
        {
            var score = 0.0;
            foreach (var term in terms)
            {
                var df = chunks.Count(other => other.BodyTerms.Contains(term));
                var idf = Math.Log(1 + ((chunks.Count - df + 0.5) / (df + 0.5)));
                score += idf * Saturation(chunk.BodyTerms, term, averageBody);
                score += 0.3 * idf * Saturation(chunk.HeadingTerms, term, averageHeading);
            }

            if (score > 0)
            {
                scores[chunk.SourcePath] = score;
            }
        }

        return scores;
    }

    private static double Saturation(IReadOnlyList<string> field, string term, double average)
    {
        var tf = field.Count(word => word == term);
        return tf * 2.2 / (tf + (1.2 * (0.25 + (0.75 * field.Count / average))));
    }

    private static async Task<long[]> IdsAsync(SmallLibrary library, string path)
    {
        var vector = await library.Embedder.EmbedQueryAsync("anything", CancellationToken.None);
        var hits = await library.Index.FindByVectorAsync(
            vector, 100, DocumentFilter.Where(entry => entry.SourcePath == path), CancellationToken.None);
        return [.. hits.Select(hit => hit.ChunkId)];
    }
}
