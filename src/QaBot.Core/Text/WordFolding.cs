using System.Text;

namespace QaBot.Core.Text;

/// <summary>
/// Folds a word to the form in which words are compared: lower case, diacritics of Latin and Greek letters dropped (in Cyrillic
/// only ё becomes е: й and ї are letters of their own), ligatures and barred letters spelt out, marks of vowels in Arabic and
/// Hebrew dropped, full-width forms made ordinary, digit groups joined, a possessive <c>'s</c> dropped.
/// </summary>
internal static class WordFolding
{
    /// <summary>The folded form of <paramref name="word"/>; empty when nothing of it is left.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        word = WithoutPossessive(word);
        var hasCapitals = false;
        foreach (var unit in word)
        {
            if (char.IsAsciiLetterUpper(unit))
            {
                hasCapitals = true;
            }
            else if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('.' or '\''))
            {
                return FoldSlowly(word);
            }
        }

        return hasCapitals
            ? string.Create(word.Length, word, static (target, source) => Ascii.ToLower(source, target, out _))
            : word.ToString();
    }

    private static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word)
    {
        while (word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '\u2019')
        {
            word = word[..^2];
        }

        return word;
    }

    private static string FoldSlowly(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length + 4);
        foreach (var rune in word.EnumerateRunes())
        {
            if (rune.IsBmp)
            {
                Fold((char)rune.Value, folded);
            }
            else
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        // A diacritic may have stood behind the possessive.
        return WithoutPossessive(folded.ToString()).ToString();
    }

    private static void Fold(char unit, StringBuilder folded)
    {
        switch (unit)
        {
            case < '\u0080':
                folded.Append(unit == ',' ? string.Empty : char.ToLowerInvariant(unit).ToString());
                break;
            case '\u2019':
                folded.Append('\'');
                break;
            case >= '\uFF01' and <= '\uFF5E':
                folded.Append(char.ToLowerInvariant((char)(unit - '\uFF01' + '!')));
                break;
            case (>= '\u00C0' and <= '\u024F') or (>= '\u0370' and <= '\u03FF') or (>= '\u1E00' and <= '\u1FFF'):
                FoldAccented(unit, folded);
                break;
            case 'Ё' or 'ё':
                folded.Append('е');
                break;
            default:
                folded.Append(IsDropped(unit) ? string.Empty : char.ToLowerInvariant(unit).ToString());
                break;
        }
    }

    private static void FoldAccented(char unit, StringBuilder folded)
    {
        foreach (var part in CanonicalForm.Decompose(unit.ToString()))
        {
            var lower = char.ToLowerInvariant(part);
            _ = lower switch
            {
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                'đ' => folded.Append('d'),
                'ı' => folded.Append('i'),
                'ς' => folded.Append('σ'),
                _ => IsDropped(lower) ? folded : folded.Append(lower),
            };
        }
    }

    /// <summary>Diacritics, Hebrew and Arabic vowel marks and tatweel, soft hyphen, joiners, variation selectors, the enclosing keycap.</summary>
    private static bool IsDropped(char unit) => unit
        is (>= '\u0300' and <= '\u036F')
        or (>= '\u0591' and <= '\u05BD') or '\u05BF' or '\u05C1' or '\u05C2' or '\u05C4' or '\u05C5' or '\u05C7'
        or (>= '\u064B' and <= '\u065F') or '\u0670' or '\u0640'
        or '\u00AD' or '\u200C' or '\u200D' or '\u20E3'
        or (>= '\uFE00' and <= '\uFE0F');
}
