using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace QaBot.Channels;

/// <summary>
/// Text of documents inside an Adaptive Card, shown as it stands. A TextBlock reads Markdown; the runs of a RichTextBlock read none, so
/// that nothing has to be escaped, and no client can unescape it differently.
/// </summary>
internal static partial class CardRuns
{
    /// <summary>One paragraph.</summary>
    /// <param name="text">Plain text; it is set on one line, which wraps.</param>
    /// <param name="maximum">The most UTF-16 code units that are shown.</param>
    /// <param name="style">Gives each run more members; null for none.</param>
    public static JsonObject Paragraph(string text, int maximum, Action<JsonObject>? style = null)
    {
        var runs = new JsonArray();
        foreach (var piece in Pieces(Excerpt.Of(Upright(text), maximum)))
        {
            var run = new JsonObject { ["type"] = "TextRun", ["text"] = piece };
            style?.Invoke(run);
            runs.Add(run);
        }

        return new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = runs };
    }

    /// <summary>
    /// The text without the characters that turn the direction of what follows (Unicode Bidirectional Algorithm, section 2): with them a
    /// title could make the words after it read backwards.
    /// </summary>
    public static string Upright(string text) =>
        string.Concat(text.Where(character => character is not (>= '\u202a' and <= '\u202e') and not (>= '\u2066' and <= '\u2069')));

    /// <summary>A card computes <c>{{DATE(...)}}</c> inside one run, and would show another date than the document: no run holds two braces in a row.</summary>
    private static string[] Pieces(string text) => text.Length == 0 ? [" "] : Braces().Split(text);

    [GeneratedRegex(@"(?<=\{)(?=\{)")]
    private static partial Regex Braces();
}
