namespace QaBot.Channels;

/// <summary>Cuts texts to a channel's limits.</summary>
internal static class Excerpt
{
    private const string Ellipsis = "...";

    /// <summary><paramref name="text"/> on one line, at most <paramref name="maximum"/> UTF-16 code units, with an ellipsis where it was cut.</summary>
    public static string Of(string text, int maximum) => Cut(VisibleText.OneLine(text), maximum);

    /// <summary>The same with its lines kept.</summary>
    public static string LinesOf(string text, int maximum) => Cut(VisibleText.Of(text).Trim(), maximum);

    private static string Cut(string line, int maximum)
    {
        if (line.Length <= maximum)
        {
            return line;
        }

        var length = maximum - Ellipsis.Length;
        if (char.IsHighSurrogate(line[length - 1]))
        {
            length--;
        }

        return string.Concat(line.AsSpan(0, length).TrimEnd(), Ellipsis);
    }
}
