using System.Buffers;
using System.Net;
using System.Text;

namespace QaBot.Providers.Readers;

/// <summary>What a reader sees of HTML inside Markdown: its text without tags, comments, scripts and styles.</summary>
internal static class HtmlText
{
    private static readonly string[] Hidden = ["script", "style", "template", "head", "svg", "math", "noscript", "textarea"];
    private static readonly string[] Inline =
        ["a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"];

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>The visible text of <paramref name="html"/>; each block-level tag ends a line.</summary>
    /// <param name="html">A stretch of HTML.</param>
    /// <param name="open">The hidden element that the stretch starts and does not end; null mostly.</param>
    public static string Visible(string html, out string? open)
    {
        open = null;
        var text = new StringBuilder(html.Length);
        var rest = html.AsSpan();
        while (!rest.IsEmpty)
        {
            var tag = rest.IndexOf('<');
            if (tag < 0)
            {
                text.Append(rest);
                break;
            }

            text.Append(rest[..tag]);
            rest = SkipMarkup(rest[tag..], text, ref open);
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    /// <summary>Lower-case name of the tag that <paramref name="tag"/> opens or closes; empty for comments and the like.</summary>
    public static string TagName(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('<').TrimStart('/');
        var end = name.IndexOfAnyExcept(Letters);
        return (end < 0 ? name : name[..end]).ToString().ToLowerInvariant();
    }

    /// <summary>Whether the content of the element is never shown as text.</summary>
    public static bool IsHidden(string name) => Hidden.Contains(name, StringComparer.Ordinal);

    /// <summary>Whether <paramref name="tag"/> is the end tag of <paramref name="name"/>.</summary>
    public static bool IsEndTag(ReadOnlySpan<char> tag, string name) =>
        tag.StartsWith("</", StringComparison.Ordinal) && TagName(tag) == name;

    private static ReadOnlySpan<char> SkipMarkup(ReadOnlySpan<char> html, StringBuilder text, scoped ref string? open)
    {
        if (html.StartsWith("<!--", StringComparison.Ordinal))
        {
            return After(html, "-->");
        }

        var name = TagName(html);
        if (name.Length == 0 && html is not ['<', '!' or '?', ..])
        {
            text.Append('<');
            return html[1..];
        }

        var isEnd = html.StartsWith("</", StringComparison.Ordinal);
        var rest = AfterTag(html);
        if (!isEnd && IsHidden(name))
        {
            var end = rest.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
            open = end < 0 ? name : null;
            return end < 0 ? [] : AfterTag(rest[end..]);
        }

        if (!Inline.Contains(name, StringComparer.Ordinal))
        {
            text.Append('\n');
        }

        return rest;
    }

    /// <summary>What follows the tag at the start, quoted attribute values with <c>&gt;</c> in them included in it.</summary>
    private static ReadOnlySpan<char> AfterTag(ReadOnlySpan<char> html)
    {
        var quote = '\0';
        for (var i = 0; i < html.Length; i++)
        {
            var c = html[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return html[(i + 1)..];
            }
        }

        return [];
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> html, string mark)
    {
        var index = html.IndexOf(mark, StringComparison.Ordinal);
        return index < 0 ? [] : html[(index + mark.Length)..];
    }
}
