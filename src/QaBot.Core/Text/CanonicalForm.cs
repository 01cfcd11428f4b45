using System.Text;

namespace QaBot.Core.Text;

/// <summary>
/// Unicode's canonical composition and decomposition (forms NFC and NFD, Unicode Standard Annex 15) for any string: the runtime's own
/// throws on an unpaired surrogate and on U+FFFE, which file names and messages may hold; here they become U+FFFD first.
/// </summary>
public static class CanonicalForm
{
    private const char Noncharacter = '\uFFFE';

    /// <summary>The composed form (NFC) of <paramref name="text"/>.</summary>
    public static string Compose(string text) => Normalized(text, NormalizationForm.FormC);

    /// <summary>The decomposed form (NFD) of <paramref name="text"/>.</summary>
    public static string Decompose(string text) => Normalized(text, NormalizationForm.FormD);

    private static string Normalized(string text, NormalizationForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text : WellFormed(text).Normalize(form);
    }

    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains(Noncharacter, StringComparison.Ordinal))
        {
            return text;
        }

        var wellFormed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            wellFormed.Append(rune.Value == Noncharacter ? Rune.ReplacementChar : rune);
        }

        return wellFormed.ToString();
    }
}
