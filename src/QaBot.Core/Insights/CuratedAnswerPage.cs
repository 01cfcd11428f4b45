using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using QaBot.Core.Text;

namespace QaBot.Core.Insights;

/// <summary>A curated answer as a Markdown page. What people wrote stays text: none of it becomes markup, a link or another heading.</summary>
internal static partial class CuratedAnswerPage
{
    private const int LongestName = 100;

    private static readonly SearchValues<char> Markup = SearchValues.Create("\\`*_[]<>&~|#!$@^");

    /// <summary>The page: a heading with the question, the text, and a last line that says who gave it and when.</summary>
    public static string Write(CuratedAnswer answer)
    {
        var by = OneLine(answer.By ?? "");
        by = by.Length > LongestName ? by[..LongestName].TrimEnd() : by;
        var who = by.Length == 0 ? "" : $"by {Escape(by)} ";
        var when = answer.At.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return $"# {Escape(OneLine(answer.Question))}\n\n{Paragraphs(answer.Text)}\n\nAnswered {who}on {when}.\n";
    }

    /// <summary>The question of a page that <see cref="Write"/> wrote; null when its first line is no heading.</summary>
    public static string? QuestionOf(string firstLine) =>
        firstLine.StartsWith("# ", StringComparison.Ordinal) ? Escaped().Replace(firstLine[2..], "$1").Trim() : null;

    /// <summary><paramref name="text"/> on one line, without characters that show nothing or turn the line around.</summary>
    public static string OneLine(string text) => string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Paragraphs(string text)
    {
        var lines = Clean(text).Split('\n').Select(line => Escape(string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))).ToArray();
        var page = new StringBuilder(text.Length + 64);
        for (var i = 0; i < lines.Length; i++)
        {
            var follows = page.Length > 0 && lines[i].Length > 0;
            if (follows)
            {
                // A line break of the writer's stays one; a blank line stays the border of a paragraph.
                page.Append(lines[i - 1].Length > 0 ? "\\\n" : "\n\n");
            }

            page.Append(lines[i]);
        }

        return page.ToString();
    }

    private static string Clean(string text) => string.Concat(TextNormalizer.Normalize(text).Where(character => !Turns(character)));

    // Marks that change the direction of what follows, and a byte order mark.
    private static bool Turns(char character) =>
        character is '\u061C' or '\uFEFF' or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length + 16);
        var marker = BlockMarker(line);
        for (var i = 0; i < line.Length; i++)
        {
            if (i == marker || Markup.Contains(line[i]))
            {
                escaped.Append('\\');
            }

            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }

    /// <summary>Position of a character that would make the line an item, a rule or the underline of a heading; -1 when there is none.</summary>
    private static int BlockMarker(string line)
    {
        if (line.Length == 0 || line[0] is '+' or '-' or '=' or ':')
        {
            return line.Length == 0 ? -1 : 0;
        }

        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && line[digits] is '.' or ')' ? digits : -1;
    }

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
