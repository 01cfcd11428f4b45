using System.Globalization;

namespace QaBot.Channels;

/// <summary>Finds where a text that is too long for one message is cut.</summary>
internal static class TextCut
{
    private const int Nowhere = -1;
    private const int Anywhere = 0;
    private const int BetweenWords = 1;
    private const int BetweenSentences = 2;
    private const int BetweenLines = 3;

    /// <summary>
    /// Where the second part of <paramref name="text"/> starts: between lines if that is possible without parts of very different
    /// length, else between sentences, else between words, else between any two characters; -1 where there are no two.
    /// </summary>
    public static int NearMiddle(string text) => Near(text, at => RankOf(text, at));

    /// <summary>The same for code: between lines, else between any two characters.</summary>
    public static int LineNearMiddle(string text) => Near(text, at => text[at - 1] == '\n' ? BetweenLines : IsBorder(text, at) ? Anywhere : Nowhere);

    private static int Near(string text, Func<int, int> rankOf)
    {
        var (best, rank) = (-1, Nowhere);
        var middle = text.Length / 2;

        // From the middle outwards, so that the first of a rank is the nearest.
        for (var distance = 0; distance <= Math.Max(text.Length / 4, Math.Min(8, middle)); distance++)
        {
            foreach (var at in (ReadOnlySpan<int>)[middle - distance, middle + distance])
            {
                if (at > 0 && at < text.Length && rankOf(at) is var found && found > rank)
                {
                    (best, rank) = (at, found);
                }
            }
        }

        return best;
    }

    private static int RankOf(string text, int at)
    {
        var before = text[at - 1];
        if (before == '\n')
        {
            return BetweenLines;
        }

        if (char.IsWhiteSpace(before) && !char.IsWhiteSpace(text[at]))
        {
            return EndsSentence(text.AsSpan(0, at).TrimEnd()) ? BetweenSentences : BetweenWords;
        }

        return before is '。' or '！' or '？' ? BetweenSentences : IsBorder(text, at) ? Anywhere : Nowhere;
    }

    private static bool EndsSentence(ReadOnlySpan<char> text) => text.TrimEnd("\"'”’»)]") is [.., '.' or '!' or '?' or '…' or '。' or '！' or '？'];

    /// <summary>Whether two characters meet here: no half of one, no accent that belongs to the character before.</summary>
    private static bool IsBorder(string text, int at) =>
        !char.IsLowSurrogate(text[at])
        && CharUnicodeInfo.GetUnicodeCategory(text, at) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
        && text[at] != '\u200D' && text[at - 1] != '\u200D';
}
