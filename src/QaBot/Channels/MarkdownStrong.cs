using QaBot.Core.Text;

namespace QaBot.Channels;

/// <summary>Sets words in bold within text that is escaped for Markdown or a relative of it.</summary>
internal static class MarkdownStrong
{
    // Stand for the two fences while the text is escaped. A text that has them itself gets no bold.
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    /// <summary>
    /// <paramref name="words"/> escaped by <paramref name="escape"/>, with <paramref name="range"/> in bold, unless CommonMark would show
    /// the asterisks there instead (its rules of flanking: punctuation inside the fence needs space or punctuation outside).
    /// </summary>
    public static string Around(string words, TextRange? range, Func<string, string> escape, string fence = "**")
    {
        if (range is not { } strong || !Flanks(words, strong) || words.AsSpan().IndexOfAny(Open, Close) >= 0)
        {
            return escape(words);
        }

        return escape($"{words[..strong.Start]}{Open}{strong.Of(words)}{Close}{words[strong.End..]}")
            .Replace(Open.ToString(), fence, StringComparison.Ordinal)
            .Replace(Close.ToString(), fence, StringComparison.Ordinal);
    }

    private static bool Flanks(string words, TextRange strong)
    {
        var inside = strong.Of(words);
        var before = strong.Start > 0 ? words[strong.Start - 1] : ' ';
        var after = strong.End < words.Length ? words[strong.End] : ' ';
        return !inside.ContainsAny('\n', '\r')
            && !char.IsWhiteSpace(inside[0])
            && !char.IsWhiteSpace(inside[^1])
            && (char.IsLetterOrDigit(inside[0]) || Separates(before))
            && (char.IsLetterOrDigit(inside[^1]) || Separates(after));
    }

    // Symbols of other scripts count as punctuation to some readers of Markdown only.
    private static bool Separates(char character) =>
        char.IsWhiteSpace(character) || char.IsPunctuation(character) || (char.IsAscii(character) && char.IsSymbol(character));
}
