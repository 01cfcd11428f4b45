using System.Globalization;
using System.Text.RegularExpressions;
using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Channels;

/// <summary>
/// Tells the markers of an answer's citations from its words. A document can hold <c>[1]</c> too, as a footnote or to deceive: what
/// stands inside a quote is words.
/// </summary>
internal static partial class AnswerParts
{
    private const int MaxNearest = 3;

    public static IReadOnlyList<AnswerPart> Of(Answer answer)
    {
        var quotes = QuotesIn(answer);
        var highlights = AnswerHighlights.In(answer);
        var parts = new List<AnswerPart>();
        var start = 0;
        foreach (Match marker in Marker().Matches(answer.Text))
        {
            if (CitationOf(marker, answer) is not { } citation || quotes.Any(q => marker.Index >= q.Start && marker.Index < q.End))
            {
                continue;
            }

            AddWords(parts, answer.Text, TextRange.FromBounds(start, marker.Index), highlights);
            parts.Add(new AnswerPart(marker.Value, citation));
            start = marker.Index + marker.Length;
        }

        AddWords(parts, answer.Text, TextRange.FromBounds(start, answer.Text.Length), highlights);
        return parts;
    }

    /// <summary>The citations whose markers stand in the text, in order of first use, each once.</summary>
    public static IReadOnlyList<Citation> CitedIn(IReadOnlyList<AnswerPart> parts) =>
        [.. parts.Select(p => p.Citation).OfType<Citation>().DistinctBy(c => c.Number)];

    /// <summary>With an answer that the documents don't say: the nearest passages that its text does not name itself; else none.</summary>
    public static IReadOnlyList<Citation> NearestOf(Answer answer, IReadOnlyList<Citation> cited) => answer.Status == AnswerStatus.NotFound
        ? [.. answer.Citations.Except(cited).DistinctBy(c => (c.DocumentId, c.Range)).Take(MaxNearest)]
        : [];

    private static void AddWords(List<AnswerPart> parts, string text, TextRange words, IReadOnlyList<TextRange> highlights)
    {
        if (!words.IsEmpty)
        {
            var inside = highlights.Where(words.Contains).Select(range => (TextRange?)new TextRange(range.Start - words.Start, range.Length));
            parts.Add(new AnswerPart(words.Of(text).ToString(), Highlight: inside.FirstOrDefault()));
        }
    }

    private static Citation? CitationOf(Match marker, Answer answer) =>
        int.TryParse(marker.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? answer.Citations.FirstOrDefault(c => c.Number == number)
            : null;

    private static List<(int Start, int End)> QuotesIn(Answer answer)
    {
        var ranges = new List<(int Start, int End)>();
        foreach (var quote in answer.Citations.Select(c => c.Quote).Where(q => q.Length > 0))
        {
            for (var at = answer.Text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = answer.Text.IndexOf(quote, at + quote.Length, StringComparison.Ordinal))
            {
                ranges.Add((at, at + quote.Length));
            }
        }

        return ranges;
    }

    [GeneratedRegex(@"\[([1-9][0-9]{0,2})\]")]
    private static partial Regex Marker();
}
