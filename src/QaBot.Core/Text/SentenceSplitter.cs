using System.Buffers;

namespace QaBot.Core.Text;

/// <summary>
/// Cuts a text into sentences. A stop ends a sentence when white space follows it and what comes next can start one; the
/// judgement on abbreviations, initials and markers is <see cref="StopJudge"/>'s. Scripts with a stop of their own (。 ।)
/// need no space after it. Texts without stops are cut at <see cref="MaxLength"/>. Safe to call from several threads at once.
/// </summary>
public static class SentenceSplitter
{
    /// <summary>Changes whenever the same text would give other sentences, so that chunks made by another version are made anew.</summary>
    public const string Version = "sentences-1";

    /// <summary>The longest sentence, in UTF-16 code units; a longer one is cut at its last white space, or hard where there is none.</summary>
    public const int MaxLength = 1000;

    private static readonly SearchValues<char> Ends = SearchValues.Create(StopSigns.All + "\n");

    /// <summary>
    /// The sentences of the part of <paramref name="text"/> that <paramref name="within"/> names: ranges of the whole text,
    /// trimmed, in order, covering everything in it that is not white space. One line break is white space, an empty line
    /// ends a sentence.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not inside the text.</exception>
    public static IReadOnlyList<TextRange> Split(string text, TextRange within)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(within.Start, nameof(within));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(within.End, text.Length, nameof(within));

        var sentences = new List<TextRange>();
        var judge = new StopJudge(text, within);
        var start = judge.SkipSpace(within.Start);
        var index = start;
        while (index < within.End)
        {
            var found = text.AsSpan(index, within.End - index).IndexOfAny(Ends);
            if (found < 0)
            {
                break;
            }

            index += found;
            var isEnd = text[index] == '\n'
                ? IsEmptyLineAhead(text, ref index, within.End)
                : judge.EndsSentence(start, ref index);
            if (isEnd)
            {
                Add(text, TextRange.FromBounds(start, index), sentences);
                start = index = judge.SkipSpace(index);
            }
        }

        Add(text, TextRange.FromBounds(start, within.End), sentences);
        return sentences;
    }

    /// <summary>A range that is one sentence whatever stops it holds, trimmed and cut to <see cref="MaxLength"/>; nothing for white space.</summary>
    internal static IReadOnlyList<TextRange> Cut(string text, TextRange range)
    {
        var parts = new List<TextRange>();
        Add(text, range, parts);
        return parts;
    }

    /// <summary>Whether the white space at <paramref name="index"/>, a line feed, holds a second one; moves past the white space.</summary>
    private static bool IsEmptyLineAhead(string text, ref int index, int end)
    {
        var lines = 0;
        while (index < end && char.IsWhiteSpace(text[index]))
        {
            lines += text[index] == '\n' ? 1 : 0;
            index++;
        }

        return lines > 1;
    }

    private static void Add(string text, TextRange range, List<TextRange> sentences)
    {
        var rest = Trimmed(text, range);
        while (rest.Length > MaxLength)
        {
            var cut = rest.Start + CutBefore(rest.Of(text)[..(MaxLength + 1)]);
            sentences.Add(Trimmed(text, TextRange.FromBounds(rest.Start, cut)));
            rest = Trimmed(text, TextRange.FromBounds(cut, rest.End));
        }

        if (!rest.IsEmpty)
        {
            sentences.Add(rest);
        }
    }

    /// <summary>Where to cut a text that is one code unit longer than the limit.</summary>
    private static int CutBefore(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 1; i > 0; i--)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                return i;
            }
        }

        return char.IsSurrogatePair(text[^2], text[^1]) ? text.Length - 2 : text.Length - 1;
    }

    private static TextRange Trimmed(string text, TextRange range)
    {
        var withoutEnd = range.Of(text).TrimEnd();
        var trimmed = withoutEnd.TrimStart();
        return new TextRange(range.Start + withoutEnd.Length - trimmed.Length, trimmed.Length);
    }
}
