using QaBot.Core.Documents;
using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>What one paragraph of an answer quotes: stored sentences of one passage.</summary>
public sealed record Evidence
{
    /// <summary>The passage the sentences stand in.</summary>
    public required Passage Passage { get; init; }

    /// <summary>The sentence that answers.</summary>
    public required SentenceSpan Main { get; init; }

    /// <summary>The words of the main sentence that answer exactly, as a range of the document's text; null where none stand out.</summary>
    public TextRange? Highlight { get; init; }

    /// <summary>All sentences that are shown, the main one among them, in text order.</summary>
    public required IReadOnlyList<SentenceSpan> Sentences { get; init; }

    /// <summary>The passage's fused score relative to the best passage's, in [0, 1].</summary>
    public required double Score { get; init; }

    /// <summary>The stored text of <paramref name="range"/>, as retrieval saw it.</summary>
    public string TextOf(TextRange range) =>
        Passage.Source.Text.Substring(range.Start - Passage.Source.Chunk.Range.Start, range.Length);

    /// <summary>
    /// The ranges that are quoted: the sentences, those that follow each other with nothing but white space between them made one.
    /// </summary>
    public IReadOnlyList<TextRange> Quotes()
    {
        var quotes = new List<TextRange>();
        foreach (var sentence in Sentences)
        {
            var gap = quotes.Count == 0 ? default : TextRange.FromBounds(quotes[^1].End, Math.Max(quotes[^1].End, sentence.Range.Start));
            if (quotes.Count > 0 && string.IsNullOrWhiteSpace(TextOf(gap)))
            {
                quotes[^1] = TextRange.FromBounds(quotes[^1].Start, sentence.Range.End);
            }
            else
            {
                quotes.Add(sentence.Range);
            }
        }

        return quotes;
    }

    /// <summary>The quoted range that holds the sentence that answers.</summary>
    public TextRange MainQuote() => Quotes().First(quote => quote.Contains(Main.Range));
}
