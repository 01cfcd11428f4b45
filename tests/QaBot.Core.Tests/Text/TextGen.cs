using CsCheck;

namespace QaBot.Core.Tests.Text;

/// <summary>Generators of texts that are hard on text code.</summary>
internal static class TextGen
{
    private static readonly string[] Pieces =
    [
        "word", "Words", "Mr.", "e.g.", "3.14", "1,000", "don't", "dog's", "x-ray", "appsettings.json", "https://example.org/a.b?c=d!e",
        " ", " ", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "\f", ". ", ".", "! ", "?!", "… ", "...", ", ", "\u201C", "\u201D ", "(", ") ",
        "e\u0301", "\u0315\u0300", "\u1100\u1161\u11A8", "\uAC00", "\u0958", "Ünïcödé", "Привет", "ёж", "שָׁלוֹם", "هل؟ ", "नमस्ते। ",
        "日本語。", "東京！", "ภาษาไทย", "မြန်မာ", "👩‍👩‍👧", "1️⃣", "\uD83D", "\uDE00", "\U00020000", "\U0001109A", "\uFEFF", "\0", "\u0007", "\u0085", "\u00A0", "\u200B",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    /// <summary>Texts joined from hard pieces and random characters, surrogates out of place among them.</summary>
    public static readonly Gen<string> Any = Gen.Frequency((8, Piece), (1, Gen.String)).Array[0, 40].Select(string.Concat);
}
