using System.Globalization;
using System.Text;

namespace QaBot.Providers.Onnx;

/// <summary>Where BERT's basic tokeniser always cuts, whatever stands around: the code points that never share a token with a neighbour.</summary>
internal static class BertCharacters
{
    /// <summary>Whether the code point separates words and is no token itself. Other control characters are dropped without separating.</summary>
    public static bool IsSpace(Rune rune) =>
        rune.Value is '\t' or '\n' or '\r'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Whether the code point is a word of its own: punctuation (with all ASCII symbols) or a CJK ideograph.</summary>
    public static bool StandsAlone(Rune rune) => IsPunctuation(rune) || IsIdeograph(rune.Value);

    private static bool IsPunctuation(Rune rune) =>
        rune.IsAscii
            ? rune.Value is (>= 33 and <= 47) or (>= 58 and <= 64) or (>= 91 and <= 96) or (>= 123 and <= 126)
            : Rune.IsPunctuation(rune);

    // The blocks of BERT's own tokenization.py; kana and Hangul are words there, not ideographs.
    private static bool IsIdeograph(int value) => value
        is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F)
        or (>= 0x2B820 and <= 0x2CEAF) or (>= 0x2F800 and <= 0x2FA1F);
}
