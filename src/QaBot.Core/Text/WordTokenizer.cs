namespace QaBot.Core.Text;

/// <summary>
/// Cuts a text into words. A word is a run of letters and digits with apostrophes inside it; hyphens, underscores and all
/// other signs part words; numbers stay whole (<c>24.1</c>, <c>1,000</c> folded to <c>1000</c>). Scripts that put no spaces
/// between words give overlapping pairs of characters, each with the marks that stand on it. Safe to call from several
/// threads at once.
/// </summary>
public static class WordTokenizer
{
    private const int ExpectedWordLength = 6;

    /// <summary>The words of all of <paramref name="text"/>, in order.</summary>
    public static IReadOnlyList<Word> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Tokenize(text, new TextRange(0, text.Length));
    }

    /// <summary>The words of the part of <paramref name="text"/> that <paramref name="within"/> names; ranges are of the whole text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not inside the text.</exception>
    public static IReadOnlyList<Word> Tokenize(string text, TextRange within)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(within.Start, nameof(within));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(within.End, text.Length, nameof(within));

        var words = new List<Word>(within.Length / ExpectedWordLength);
        _ = Walk(text, within, words);
        return words;
    }

    /// <summary>How many words <see cref="Tokenize(string, TextRange)"/> finds, without making them.</summary>
    internal static int Count(string text, TextRange within) => Walk(text, within, words: null);

    private static int Walk(string text, TextRange within, List<Word>? words)
    {
        var count = 0;
        var index = within.Start;
        while (index < within.End)
        {
            switch (CharacterClasses.At(text, index, within.End, out var length))
            {
                case CharacterClass.Letter or CharacterClass.Digit:
                    var end = EndOfWord(text, index, within.End);
                    AddWord(text, index, end, words);
                    index = end;
                    count++;
                    break;
                case CharacterClass.Unspaced:
                    index = AddPairs(text, index, within.End, words, ref count);
                    break;
                default:
                    index += length;
                    break;
            }
        }

        return count;
    }

    private static int EndOfWord(string text, int start, int end)
    {
        var index = start;
        while (index < end)
        {
            var unit = text[index];
            if (char.IsAsciiLetterOrDigit(unit))
            {
                index++;
                continue;
            }

            if (unit is ' ' or '\n')
            {
                break;
            }

            var kind = CharacterClasses.At(text, index, end, out var length);
            var goesOn = kind is CharacterClass.Letter or CharacterClass.Digit or CharacterClass.Mark
                || (kind == CharacterClass.Other && index > start && Joins(text, start, index, end));
            if (!goesOn)
            {
                break;
            }

            index += length;
        }

        return index;
    }

    /// <summary>Whether the sign at <paramref name="index"/> binds what stands on its two sides into one word.</summary>
    private static bool Joins(string text, int start, int index, int end)
    {
        if (index + 1 >= end)
        {
            return false;
        }

        var before = text[index - 1];
        var after = text[index + 1];
        return text[index] switch
        {
            '\'' or '\u2019' => CharacterClasses.Of(after) == CharacterClass.Letter,
            '.' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            ',' => GroupsDigits(text, start, index, end),
            _ => false,
        };
    }

    /// <summary>A comma is part of a number only before exactly three digits: "1,000", but not "2,3" or "pages 1,2000".</summary>
    private static bool GroupsDigits(string text, int start, int comma, int end)
    {
        var before = 0;
        while (comma - before - 1 >= start && char.IsAsciiDigit(text[comma - before - 1]))
        {
            before++;
        }

        var after = 0;
        while (comma + after + 1 < end && after <= 3 && char.IsAsciiDigit(text[comma + after + 1]))
        {
            after++;
        }

        return before is >= 1 and <= 3 && after == 3;
    }

    private static void AddWord(string text, int start, int end, List<Word>? words)
    {
        if (words is null)
        {
            return;
        }

        var folded = WordFolding.Fold(text.AsSpan(start, end - start));
        if (folded.Length > 0)
        {
            words.Add(new Word(TextRange.FromBounds(start, end), folded));
        }
    }

    /// <summary>Adds the overlapping pairs of the run that starts at <paramref name="start"/> and returns where the run ends.</summary>
    private static int AddPairs(string text, int start, int end, List<Word>? words, ref int count)
    {
        var first = start;
        var second = EndOfCharacter(text, start, end);
        if (!IsUnspaced(text, second, end))
        {
            AddWord(text, first, second, words);
            count++;
            return second;
        }

        while (IsUnspaced(text, second, end))
        {
            var third = EndOfCharacter(text, second, end);
            AddWord(text, first, third, words);
            count++;
            (first, second) = (second, third);
        }

        return second;
    }

    private static bool IsUnspaced(string text, int index, int end) =>
        index < end && CharacterClasses.At(text, index, end, out _) == CharacterClass.Unspaced;

    private static int EndOfCharacter(string text, int index, int end)
    {
        _ = CharacterClasses.At(text, index, end, out var length);
        index += length;
        while (index < end && CharacterClasses.At(text, index, end, out length) == CharacterClass.Mark)
        {
            index += length;
        }

        return index;
    }
}
