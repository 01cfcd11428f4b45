using System.Globalization;
using System.Text;

namespace QaBot.Core.Text;

/// <summary>Classes of characters, looked up in a table for the basic plane. Immutable.</summary>
internal static class CharacterClasses
{
    private static readonly CharacterClass[] BasicPlane =
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => ClassOf(unit, char.GetUnicodeCategory((char)unit)))];

    /// <summary>The class of a code unit of the basic plane; <see cref="CharacterClass.Other"/> for a surrogate.</summary>
    public static CharacterClass Of(char unit) => BasicPlane[unit];

    /// <summary>The class of the character at <paramref name="index"/> and its length in code units.</summary>
    public static CharacterClass At(string text, int index, int end, out int length)
    {
        var unit = text[index];
        if (!char.IsHighSurrogate(unit) || index + 1 >= end || !char.IsLowSurrogate(text[index + 1]))
        {
            length = 1;
            return BasicPlane[unit];
        }

        length = 2;
        var rune = new Rune(unit, text[index + 1]);
        return ClassOf(rune.Value, Rune.GetUnicodeCategory(rune));
    }

    private static CharacterClass ClassOf(int point, UnicodeCategory category)
    {
        switch (category)
        {
            case UnicodeCategory.DecimalDigitNumber:
                return CharacterClass.Digit;
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                return CharacterClass.Mark;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter:
                return CharacterClass.Letter;
            case UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber:
                return IsUnspaced(point) ? CharacterClass.Unspaced : CharacterClass.Letter;
            default:
                // Soft hyphen, zero width non-joiner and joiner stand inside words.
                return point is 0xAD or 0x200C or 0x200D ? CharacterClass.Mark : CharacterClass.Other;
        }
    }

    /// <summary>Han with its iteration marks, kana, Bopomofo, Thai, Lao, Myanmar, Khmer, by Unicode block.</summary>
    private static bool IsUnspaced(int point) => point
        is (>= 0x0E00 and <= 0x0EFF)
        or (>= 0x1000 and <= 0x109F)
        or (>= 0x1780 and <= 0x17FF)
        or (>= 0x2E80 and <= 0x312F)
        or (>= 0x31A0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFF66 and <= 0xFF9F)
        or (>= 0x1AFF0 and <= 0x1B16F)
        or (>= 0x20000 and <= 0x3FFFF);
}
