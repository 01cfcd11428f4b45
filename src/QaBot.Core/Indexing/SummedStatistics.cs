namespace QaBot.Core.Indexing;

/// <summary>The counts over two indexes together.</summary>
internal sealed class SummedStatistics(CorpusStatistics first, CorpusStatistics second) : CorpusStatistics
{
    public override int ChunkCount => first.ChunkCount + second.ChunkCount;

    public override double AverageBodyLength => Average(first.AverageBodyLength, second.AverageBodyLength);

    public override double AverageHeadingLength => Average(first.AverageHeadingLength, second.AverageHeadingLength);

    public override long Version => first.Version + second.Version;

    public override IReadOnlyCollection<KeyValuePair<string, int>> Words =>
    [
        .. first.Words.Concat(second.Words)
            .GroupBy(word => word.Key, StringComparer.Ordinal)
            .Select(same => KeyValuePair.Create(same.Key, same.Sum(word => word.Value))),
    ];

    public override int DocumentFrequency(string term) => first.DocumentFrequency(term) + second.DocumentFrequency(term);

    public override int WordFrequency(string word) => first.WordFrequency(word) + second.WordFrequency(word);

    private double Average(double ofFirst, double ofSecond)
    {
        var (a, b) = (first.ChunkCount, second.ChunkCount);
        return a + b == 0 ? 0 : ((ofFirst * a) + (ofSecond * b)) / ((double)a + b);
    }
}
