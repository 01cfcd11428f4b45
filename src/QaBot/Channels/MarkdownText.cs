using System.Buffers;
using System.Text;

namespace QaBot.Channels;

/// <summary>
/// Writes plain text as Markdown that shows exactly that text. Documents are not trusted: nothing in them may become a link, a
/// picture, a mention, a heading or markup of any other kind in somebody's chat.
/// </summary>
internal static class MarkdownText
{
    // Brackets also keep pictures and footnotes out, "@" mail links, ":" bare web links, "|" tables.
    private static readonly SearchValues<char> Inline = SearchValues.Create("\\`*_[]~|@");

    /// <summary>Escapes <paramref name="text"/>. Lines stay lines, and an empty line stays the border of a paragraph.</summary>
    public static string Escape(string text)
    {
        var lines = VisibleText.Of(text).ReplaceLineEndings("\n").Split('\n').Select(line => EscapeLine(line.Trim())).ToArray();
        var markdown = new StringBuilder(text.Length + 32);
        for (var i = 0; i < lines.Length; i++)
        {
            // Two spaces make a break that all clients draw; a bare one is swallowed by Teams.
            var isBreak = i > 0 && lines[i].Length > 0 && lines[i - 1].Length > 0;
            markdown.Append(isBreak ? "  " : "").Append(i > 0 ? "\n" : "").Append(lines[i]);
        }

        return markdown.ToString();
    }

    /// <summary>Escapes <paramref name="text"/> for a place that takes one line: a link's text or title.</summary>
    public static string EscapeToLine(string text) => EscapeLine(VisibleText.OneLine(text));

    private static string EscapeLine(string line)
    {
        var escaped = new StringBuilder(line.Length + 16);
        var marker = BlockMarker(line);
        for (var i = 0; i < line.Length; i++)
        {
            Append(escaped, line, i, isBlockMarker: i == marker);
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, string line, int at, bool isBlockMarker)
    {
        var c = line[at];
        _ = c switch
        {
            '<' => escaped.Append("&lt;"),
            '>' => escaped.Append("&gt;"),
            '&' => escaped.Append("&amp;"),
            _ when char.IsControl(c) => escaped.Append(' '),
            _ when isBlockMarker || Inline.Contains(c) || IsMathFence(line, at) || StartsBareLink(line, at) => escaped.Append('\\').Append(c),
            _ => escaped.Append(c),
        };
    }

    /// <summary>Position of a character that would make the line a heading, a list item, or underline the line before; -1 when there is none.</summary>
    private static int BlockMarker(string line)
    {
        if (line.Length == 0)
        {
            return -1;
        }

        if (line[0] is '#' or '+' or '-' or '=')
        {
            return 0;
        }

        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var isItem = digits > 0 && line[digits] is '.' or ')' && (digits + 1 == line.Length || line[digits + 1] is ' ' or '\t');
        return isItem ? digits : -1;
    }

    /// <summary>Whether this is one of two dollar signs in a row, between which some clients set mathematics.</summary>
    private static bool IsMathFence(string line, int at) =>
        line[at] == '$' && ((at > 0 && line[at - 1] == '$') || (at + 1 < line.Length && line[at + 1] == '$'));

    /// <summary>Whether GitHub-flavoured Markdown would start a link here without any brackets: <c>https://</c>, <c>mailto:</c>, <c>www.</c></summary>
    private static bool StartsBareLink(string line, int at)
    {
        if (line[at] == ':')
        {
            return at > 0 && char.IsAsciiLetter(line[at - 1]) && at + 1 < line.Length && !char.IsWhiteSpace(line[at + 1]);
        }

        return line[at] == '.' && at >= 3 && line.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);
    }
}
