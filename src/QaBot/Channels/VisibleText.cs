namespace QaBot.Channels;

/// <summary>
/// Takes out of a text what is not seen but changes how the rest is seen: control characters, and those that turn the direction of
/// writing around, by which a title can read as another. Letters of right-to-left scripts turn by themselves and lose nothing.
/// </summary>
internal static class VisibleText
{
    /// <summary><paramref name="text"/> without them. Lines stay lines; other control characters become spaces.</summary>
    public static string Of(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0
        ? text
        : string.Concat(text.ReplaceLineEndings("\n").Where(c => !TurnsDirection(c)).Select(c => char.IsControl(c) && c is not '\n' and not '\t' ? ' ' : c));

    /// <summary>The same with every run of white space as one space.</summary>
    public static string OneLine(string text) => string.Join(' ', Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Embeddings, overrides and isolates (Unicode Standard Annex 9, 2.1 to 2.5). The invisible marks of 2.6 turn nothing around.
    private static bool TurnsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
