using System.Globalization;
using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace QaBot.Commands;

/// <summary>Draws an answer for a person at a terminal. What comes from documents and questions is drawn as text, never as markup.</summary>
internal static class AnswerView
{
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Head = new(decoration: Decoration.Bold);

    /// <summary>Draws <paramref name="answer"/>.</summary>
    public static void Write(IAnsiConsole console, Answer answer)
    {
        console.Write(new Rows(Highlighted(answer.Text, AnswerHighlights.In(answer))));
        if (answer.Citations.Count > 0)
        {
            console.WriteLine();
            console.Write(Line(answer.Status == AnswerStatus.NotFound ? "Nearest passages" : "Sources", Head));
            foreach (var citation in answer.Citations)
            {
                WriteCitation(console, citation);
            }
        }

        if (answer.Suggestions.Count > 0)
        {
            console.WriteLine();
            console.Write(Line("You could ask", Head));
            foreach (var suggestion in answer.Suggestions)
            {
                console.Write(Indented(new Text("• " + PlainText.Of(suggestion)), 2));
            }
        }

        if (answer.Status == AnswerStatus.Answered)
        {
            console.WriteLine();
            var confidence = string.Create(CultureInfo.InvariantCulture, $"Confidence {answer.Confidence:P0}.");
            console.Write(Line(answer.Sureness is { } words ? $"{words} {confidence}" : confidence, Quiet));
        }
    }

    private static void WriteCitation(IAnsiConsole console, Citation citation)
    {
        var place = string.Join(" › ", citation.Location.HeadingPath.Append(PlaceOf(citation.Location)));
        console.Write(Indented(new Text($"[{citation.Number}] {PlainText.Of(citation.Title)}", Head), 2));
        console.Write(Indented(new Text($"{PlainText.Of(citation.SourcePath)} › {PlainText.Of(place)}", Quiet), 6));
        console.Write(Indented(Highlighted($"“{citation.Quote}”", HighlightsOf(citation)), 6));
    }

    private static string PlaceOf(SourceLocation location) =>
        location.Page is { } page
            ? string.Create(CultureInfo.InvariantCulture, $"page {page}, line {location.Line}")
            : string.Create(CultureInfo.InvariantCulture, $"line {location.Line}");

    private static TextRange[] HighlightsOf(Citation citation) =>
        citation.Highlight is { } range && citation.Range.Contains(range) ? [new TextRange(range.Start - citation.Range.Start + 1, range.Length)] : [];

    private static Paragraph Highlighted(string text, IReadOnlyList<TextRange> highlights)
    {
        var paragraph = new Paragraph();
        var done = 0;
        foreach (var range in highlights)
        {
            paragraph.Append(PlainText.Of(text[done..range.Start]));
            paragraph.Append(PlainText.Of(range.Of(text).ToString()), Head);
            done = range.End;
        }

        return paragraph.Append(PlainText.Of(text[done..]));
    }

    private static Rows Line(string text, Style style) => new(new Text(text, style));

    private static Padder Indented(IRenderable content, int columns) => new(content, new Padding(columns, 0, 0, 0));
}
