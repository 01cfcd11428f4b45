using System.Globalization;

namespace QaBot.Commands;

/// <summary>Makes text from outside safe to print.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text without the control characters that could move a terminal's cursor, change its title or turn the line around;
    /// line breaks and tabs stay.
    /// </summary>
    public static string Of(string text) =>
        text.Any(IsUnsafe) ? string.Concat(text.Select(character => IsUnsafe(character) ? '\uFFFD' : character)) : text;

    private static bool IsUnsafe(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\t'))
        || (character is '\u061C' or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
            && char.GetUnicodeCategory(character) == UnicodeCategory.Format);
}
