using QaBot.Core.Documents;

namespace QaBot.Core.Ingestion;

/// <summary>
/// Binds sentences that should not be parted into units: a table that fits a chunk, a larger table's header to its first row,
/// a lead-in ("... as follows:") to what it leads in. A unit of more than one sentence never exceeds the limit.
/// </summary>
internal static class ChunkUnits
{
    /// <summary>How many sentences a lead-in keeps beside it, where they fit.</summary>
    private const int LedIn = 2;

    /// <summary>The units of one section's sentences, as (first sentence, count, words), in order and without gaps.</summary>
    public static IReadOnlyList<(int First, int Count, int Words)> Bind(
        Document document, IReadOnlyList<ChunkSentence> sentences, int maxWords)
    {
        var units = new List<(int First, int Count, int Words)>();
        for (var first = 0; first < sentences.Count;)
        {
            var count = UnitAt(document, sentences, first, maxWords);
            units.Add((first, count, Words(sentences, first, count)));
            first += count;
        }

        return units;
    }

    private static int UnitAt(Document document, IReadOnlyList<ChunkSentence> sentences, int first, int maxWords)
    {
        if (sentences[first].Span.Kind == BlockKind.TableHeader)
        {
            return TableAt(sentences, first, maxWords);
        }

        if (!LeadsIn(document, sentences, first))
        {
            return 1;
        }

        var led = sentences[first + 1].Span.Kind == BlockKind.TableHeader
            ? TableAt(sentences, first + 1, maxWords)
            : LengthOfKind(sentences, first + 1, LedIn);
        return Fits(sentences, first, led + 1, maxWords) ? led + 1 : Fits(sentences, first, 2, maxWords) ? 2 : 1;
    }

    /// <summary>All of a table that fits, or the header with the first row, or the header alone.</summary>
    private static int TableAt(IReadOnlyList<ChunkSentence> sentences, int header, int maxWords)
    {
        var words = sentences[header].Words;
        var end = header + 1;
        while (end < sentences.Count && sentences[end].Span.Kind == BlockKind.TableRow && words <= maxWords)
        {
            words += sentences[end++].Words;
        }

        return words <= maxWords ? end - header : Fits(sentences, header, 2, maxWords) ? 2 : 1;
    }

    private static bool LeadsIn(Document document, IReadOnlyList<ChunkSentence> sentences, int index)
    {
        if (index + 1 >= sentences.Count || sentences[index].Span.Kind != BlockKind.Paragraph)
        {
            return false;
        }

        var next = sentences[index + 1].Span.Kind;
        var end = document.Text[sentences[index].Span.Range.End - 1];
        return end is ':' or '：'
            && next is BlockKind.ListItem or BlockKind.TableHeader or BlockKind.Code or BlockKind.Quote;
    }

    private static int LengthOfKind(IReadOnlyList<ChunkSentence> sentences, int first, int most)
    {
        var length = 1;
        while (length < most && first + length < sentences.Count && sentences[first + length].Span.Kind == sentences[first].Span.Kind)
        {
            length++;
        }

        return length;
    }

    private static bool Fits(IReadOnlyList<ChunkSentence> sentences, int first, int count, int maxWords) =>
        first + count <= sentences.Count && Words(sentences, first, count) <= maxWords;

    private static int Words(IReadOnlyList<ChunkSentence> sentences, int first, int count)
    {
        var words = 0;
        for (var i = first; i < first + count; i++)
        {
            words += sentences[i].Words;
        }

        return words;
    }
}
