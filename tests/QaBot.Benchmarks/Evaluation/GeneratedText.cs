using System.Globalization;
using QaBot.Core.Text;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>
/// Paragraphs that look like a set's own to the index: its sentences, shuffled, one word in twenty made up, so that the vocabulary grows
/// with the corpus as that of running text does (Heaps). The same seed gives the same paragraphs.
/// </summary>
internal sealed class GeneratedText
{
    private const int SentencesOfAParagraph = 6;
    private const int MadeUp = 20;
    private const int Vocabulary = 200_000;

    private readonly Random _random = new(7);
    private readonly string[] _sentences;

    public GeneratedText(IEnumerable<EvaluationDocument> documents) => _sentences =
    [
        .. documents.SelectMany(document => SentenceSplitter.Split(document.Text, new TextRange(0, document.Text.Length))
            .Select(range => range.Of(document.Text).ToString())),
    ];

    /// <summary>The next paragraph: some 150 words on one line.</summary>
    public string NextParagraph() =>
        string.Join(' ', Enumerable.Range(0, SentencesOfAParagraph).Select(_ => Vary(_sentences[_random.Next(_sentences.Length)])));

    private string Vary(string sentence) => string.Join(
        ' ', sentence.Split(' ').Select((word, place) => place > 0 && _random.Next(MadeUp) == 0 ? Word() : word));

    // Zipf's law: the rank is log-uniform.
    private string Word() => string.Create(
        CultureInfo.InvariantCulture, $"w{(int)Math.Exp(_random.NextDouble() * Math.Log(Vocabulary)):x}n");
}
