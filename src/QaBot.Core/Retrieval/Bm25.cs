using QaBot.Core.Indexing;

namespace QaBot.Core.Retrieval;

/// <summary>
/// BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over two fields: the body, which holds title and
/// headings as well, and title and headings once more as a lighter field of their own. Both fields use the body's inverse document
/// frequency, so that a term is equally rare wherever it stands.
/// </summary>
internal sealed class Bm25(CorpusStatistics statistics, double headingWeight)
{
    /// <summary>How soon a repeated term stops adding. Ranking is flat between .9/.4 and 1.5/.75 for this and <see cref="B"/>.</summary>
    public const double K1 = 1.2;

    /// <summary>How far a long field is discounted.</summary>
    public const double B = 0.75;

    private readonly int _chunks = statistics.ChunkCount;
    private readonly double _averageBody = statistics.AverageBodyLength;
    private readonly double _averageHeading = statistics.AverageHeadingLength;

    /// <summary>The inverse document frequency <c>ln(1 + (N - df + .5) / (df + .5))</c>: positive for every term.</summary>
    /// <param name="term">An analysed term.</param>
    /// <param name="leastChunks">N is taken to be at least this.</param>
    public double Idf(string term, int leastChunks = 0)
    {
        // The counts may move between two reads while a document is saved; never let the fraction turn negative.
        var frequency = Math.Min(statistics.DocumentFrequency(term), _chunks);
        return Math.Log(1 + ((Math.Max(_chunks, leastChunks) - frequency + 0.5) / (frequency + 0.5)));
    }

    /// <summary>Scores <paramref name="chunk"/> for weighted terms: the two fields apart, the heading field already weighted.</summary>
    public (double Body, double Heading) Score(IReadOnlyList<WeightedTerm> terms, IndexedChunk chunk)
    {
        var body = Field(terms, chunk.BodyTerms, _averageBody);
        var heading = headingWeight == 0 ? 0 : headingWeight * Field(terms, chunk.HeadingTerms, _averageHeading);
        return (body, heading);
    }

    private static double Field(IReadOnlyList<WeightedTerm> terms, IReadOnlyList<string> field, double averageLength)
    {
        if (field.Count == 0 || averageLength == 0)
        {
            return 0;
        }

        var norm = K1 * (1 - B + (B * field.Count / averageLength));
        var score = 0.0;
        foreach (var term in terms)
        {
            var frequency = Count(field, term.Term);
            score += term.Idf * frequency * (K1 + 1) / (frequency + norm);
        }

        return score;
    }

    private static int Count(IReadOnlyList<string> field, string term)
    {
        var count = 0;
        for (var i = 0; i < field.Count; i++)
        {
            if (string.Equals(field[i], term, StringComparison.Ordinal))
            {
                count++;
            }
        }

        return count;
    }
}
