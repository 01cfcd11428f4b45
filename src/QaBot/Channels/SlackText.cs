using System.Text;
using System.Text.RegularExpressions;
using QaBot.Core.Text;

namespace QaBot.Channels;

/// <summary>
/// Writes plain text as Slack's mrkdwn that shows exactly that text. Slack has entities for <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c>
/// alone (mentions and links are written between the last two); for all else a space of no width keeps it from being markup.
/// </summary>
internal static partial class SlackText
{
    private const string NoWidth = "\u200B";

    /// <summary>Escapes <paramref name="words"/>, with <paramref name="range"/> in bold where Slack would draw it so.</summary>
    public static string Escape(string words, TextRange? range = null) => range is { } strong && StandsFree(words, strong)
        ? MarkdownStrong.Around(words, strong, Escape, "*")
        : Escape(words);

    /// <summary>Escapes <paramref name="text"/> for one line.</summary>
    public static string EscapeToLine(string text) => Escape(VisibleText.OneLine(text));

    /// <summary>A link of the bot's own.</summary>
    public static string Link(string name, string url) =>
        $"<{Entities(url)}|{EscapeToLine(name).Replace('|', '¦')}>";

    /// <summary>The three entities alone: all that is needed inside a block of code.</summary>
    public static string Entities(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Escape(string words)
    {
        var text = Markup().Replace(VisibleText.Of(words), match => match.Value is [':', ..] or ['w' or 'W', ..]
            ? match.Value.Insert(match.Value.StartsWith(':') ? 1 : match.Value.Length - 1, NoWidth)
            : NoWidth + match.Value + NoWidth);
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            // Also written as an entity it makes a quotation of its line.
            escaped.Append(text[i] == '>' && (i == 0 || text[i - 1] == '\n') ? NoWidth : "").Append(text[i]);
        }

        return Entities(escaped.ToString());
    }

    /// <summary>Slack draws bold only between spaces or punctuation, on one line.</summary>
    private static bool StandsFree(string words, TextRange strong) =>
        (strong.Start == 0 || IsBorder(words[strong.Start - 1]))
        && (strong.End >= words.Length || IsBorder(words[strong.End]))
        && !Special().IsMatch(strong.Of(words));

    private static bool IsBorder(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '"' or '.' or ',' or ';' or '!' or '?' or '“' or '”' or '‘' or '’' or '-' or '–' or '—';

    // Bold, italic (but inside a word), struck out, code; the names of little pictures; links without brackets; mentions.
    [GeneratedRegex("""[*~`@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=//)|:(?=[a-z0-9_+'-]+:)|\bwww\.|:(?<=\bmailto:)""", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex("[*_~`\n]")]
    private static partial Regex Special();
}
