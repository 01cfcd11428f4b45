using System.Globalization;
using System.Text;
using QaBot.Core.Text;

namespace QaBot.Providers.Onnx;

/// <summary>
/// BERT's basic tokeniser (tokenization.py of google-research/bert): words without space, each punctuation mark and ideograph a word of
/// its own, cleaned and, for uncased models, without case and accents. The tokenizers library has one too, but it drops symbols
/// (<c>+</c>, <c>=</c>, emoji), joins lines, and strips accents by ICU, which this program runs without.
/// </summary>
internal static class BertWords
{
    /// <summary>The words of a text, in order: no token ever spans two of them. Cut lazily, so that a caller may stop early.</summary>
    public static IEnumerable<TextRange> Split(string text)
    {
        var start = 0;
        var position = 0;
        while (position < text.Length)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out var length);
            var isSpace = IsSpace(rune);
            if (isSpace || IsPunctuation(rune) || IsIdeograph(rune.Value))
            {
                if (start < position)
                {
                    yield return TextRange.FromBounds(start, position);
                }

                start = position + length;
                if (!isSpace)
                {
                    yield return new TextRange(position, length);
                }
            }

            position += length;
        }

        if (start < position)
        {
            yield return TextRange.FromBounds(start, position);
        }
    }

    /// <summary>A word as the vocabulary writes it. Decomposing may bring up punctuation: split the result again.</summary>
    public static string Normalize(string word, bool lowerCase)
    {
        var normal = new StringBuilder(word.Length);
        foreach (var rune in (lowerCase ? CanonicalForm.Decompose(word) : word).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (!IsNoText(rune, category) && !(lowerCase && category == UnicodeCategory.NonSpacingMark))
            {
                normal.Append(lowerCase ? Rune.ToLowerInvariant(rune) : rune);
            }
        }

        return normal.ToString();
    }

    // Tab and line ends are control characters that separate; all others are dropped without separating.
    private static bool IsSpace(Rune rune) =>
        rune.Value is '\t' or '\n' or '\r'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // An unpaired surrogate comes as the replacement character and goes the same way.
    private static bool IsNoText(Rune rune, UnicodeCategory category) =>
        rune == Rune.ReplacementChar
        || category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    // All ASCII symbols count as punctuation, those of other scripts do not.
    private static bool IsPunctuation(Rune rune) =>
        rune.IsAscii
            ? rune.Value is (>= 33 and <= 47) or (>= 58 and <= 64) or (>= 91 and <= 96) or (>= 123 and <= 126)
            : Rune.IsPunctuation(rune);

    // The blocks of tokenization.py; kana and Hangul are words there, not ideographs.
    private static bool IsIdeograph(int value) => value
        is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F)
        or (>= 0x2B820 and <= 0x2CEAF) or (>= 0x2F800 and <= 0x2FA1F);
}
