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
internal static partial class AnswerMarkers
{
    /// <summary>The markers and what they cite, in text order.</summary>
    public static IReadOnlyList<(TextRange Range, Citation Citation)> In(Answer answer)
    {
        var quoted = Quoted(answer).ToList();
        var markers = new List<(TextRange Range, Citation Citation)>();
        foreach (Match match in Marker().Matches(answer.Text))
        {
            var range = new TextRange(match.Index, match.Length);
            if (CitationOf(match, answer) is { } citation && !quoted.Exists(quote => quote.Overlaps(range)))
            {
                markers.Add((range, citation));
            }
        }

        return markers;
    }

    private static Citation? CitationOf(Match marker, Answer answer) =>
        int.TryParse(marker.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? answer.Citations.FirstOrDefault(citation => citation.Number == number)
            : null;

    private static IEnumerable<TextRange> Quoted(Answer answer)
    {
        foreach (var block in answer.Blocks)
        {
            yield return block.Range;
        }

        foreach (var quote in answer.Citations.Select(citation => citation.Quote).Where(quote => quote.Length > 0).Distinct())
        {
            for (var at = answer.Text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = answer.Text.IndexOf(quote, at + quote.Length, StringComparison.Ordinal))
            {
                yield return new TextRange(at, quote.Length);
            }
        }
    }

    [GeneratedRegex(@"\[([1-9][0-9]{0,2})\]")]
    private static partial Regex Marker();
}
