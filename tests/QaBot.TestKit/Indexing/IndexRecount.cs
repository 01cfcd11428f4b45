using QaBot.Core.Indexing;
using QaBot.Core.Text;
using Shouldly;

namespace QaBot.TestKit.Indexing;

/// <summary>Counts all over again from what an index gives out, and compares with its statistics.</summary>
public static class IndexRecount
{
    private const int AllChunks = 1_000_000;

    /// <summary>Fails when statistics and recount differ. Every chunk must have a vector of <see cref="DocumentSample.Model"/>.</summary>
    public static async Task ShouldEqualStatisticsAsync(KnowledgeIndex index)
    {
        var statistics = index.Statistics;
        var hits = await index.FindByVectorAsync(DocumentSample.VectorOf("any"), AllChunks, DocumentFilter.All, CancellationToken.None);
        var chunks = await index.GetChunksAsync([.. hits.Select(hit => hit.ChunkId)], CancellationToken.None);
        statistics.ChunkCount.ShouldBe(chunks.Count);
        statistics.AverageBodyLength.ShouldBe(chunks.Count == 0 ? 0 : chunks.Average(chunk => chunk.BodyTerms.Count), 1e-9);
        statistics.AverageHeadingLength.ShouldBe(chunks.Count == 0 ? 0 : chunks.Average(chunk => chunk.HeadingTerms.Count), 1e-9);
        foreach (var (term, frequency) in chunks.SelectMany(chunk => chunk.BodyTerms.Distinct()).CountBy(term => term, StringComparer.Ordinal))
        {
            statistics.DocumentFrequency(term).ShouldBe(frequency, term);
        }

        statistics.Words.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ShouldBe((await CountWordsAsync(index)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private static async Task<Dictionary<string, int>> CountWordsAsync(KnowledgeIndex index)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in await index.ListAsync(CancellationToken.None))
        {
            if (await index.FindDocumentAsync(entry.Id, CancellationToken.None) is { } document)
            {
                foreach (var word in WordTokenizer.Tokenize(document.Title).Concat(WordTokenizer.Tokenize(document.Text)))
                {
                    words[word.Folded] = words.GetValueOrDefault(word.Folded) + 1;
                }
            }
        }

        return words;
    }
}
