using System.Text;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>Finds the exact words that answer within the text of an answer, for those who draw it.</summary>
public static class AnswerHighlights
{
    /// <summary>
    /// The ranges of <see cref="Answer.Text"/> in which the <see cref="Citation.Highlight"/> of a citation is shown, in text order, none
    /// overlapping another. White space aside the text holds a quote as it is, so that it is found by all its other characters.
    /// </summary>
    public static IReadOnlyList<TextRange> In(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Citations.All(citation => citation.Highlight is null))
        {
            return [];
        }

        var (text, places) = Compact(answer.Text);
        var found = new List<TextRange>();
        foreach (var citation in answer.Citations)
        {
            if (Find(citation, text, places) is { } range && !found.Any(other => other.Overlaps(range)))
            {
                found.Add(range);
            }
        }

        return [.. found.OrderBy(range => range.Start)];
    }

    private static TextRange? Find(Citation citation, string text, List<int> places)
    {
        if (citation.Highlight is not { IsEmpty: false } highlight || !citation.Range.Contains(highlight))
        {
            return null;
        }

        var start = highlight.Start - citation.Range.Start;
        var before = Compact(citation.Quote[..start]).Text.Length;
        var length = Compact(citation.Quote.Substring(start, highlight.Length)).Text.Length;
        var at = text.IndexOf(Compact(citation.Quote).Text, StringComparison.Ordinal);
        return at < 0 || length == 0
            ? null
            : TextRange.FromBounds(places[at + before], places[at + before + length - 1] + 1);
    }

    private static (string Text, List<int> Places) Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                compact.Append(text[i]);
                places.Add(i);
            }
        }

        return (compact.ToString(), places);
    }
}
