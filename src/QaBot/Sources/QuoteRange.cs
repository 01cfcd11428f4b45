using System.Globalization;
using QaBot.Core.Text;

namespace QaBot.Sources;

/// <summary>What a link asked to have highlighted, held against the document that is shown.</summary>
/// <param name="Range">The range to highlight; null when there is none or it does not fit.</param>
/// <param name="Fault">Why nothing is highlighted although something was asked for; null when all is well.</param>
internal sealed record QuoteRange(TextRange? Range, string? Fault)
{
    /// <summary>Reads <c>start-end</c> (UTF-16 offsets, the end not included) for a text.</summary>
    public static QuoteRange Parse(string? value, string text)
    {
        if (string.IsNullOrEmpty(value))
        {
            return new(null, null);
        }

        var dash = value.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !TryOffset(value.AsSpan(0, dash), out var start) || !TryOffset(value.AsSpan(dash + 1), out var end))
        {
            return new(null, "The link does not say clearly which passage it means, so nothing is highlighted.");
        }

        if (end <= start || end > text.Length)
        {
            return new(null, "The link points outside this document, so nothing is highlighted.");
        }

        return new(Snap(start, end, text), null);
    }

    private static bool TryOffset(ReadOnlySpan<char> digits, out int offset) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out offset);

    // A range that cuts a surrogate pair in two would show two broken characters instead of one whole one.
    private static TextRange Snap(int start, int end, string text)
    {
        if (start > 0 && char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1]))
        {
            start--;
        }

        if (end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]))
        {
            end++;
        }

        return TextRange.FromBounds(start, end);
    }
}
