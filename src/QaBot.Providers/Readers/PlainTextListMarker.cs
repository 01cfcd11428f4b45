namespace QaBot.Providers.Readers;

/// <summary>The bullet or number at the start of a line of plain text.</summary>
/// <param name="Indent">White space before it, in columns.</param>
/// <param name="Marker">The marker as a reader would say it.</param>
/// <param name="Length">Length of indent, marker and the white space after it.</param>
/// <param name="StartsAnywhere">Whether it may interrupt a paragraph; a number may not, or a year at a line's start would be one.</param>
internal readonly record struct PlainTextListMarker(int Indent, string Marker, int Length, bool StartsAnywhere)
{
    private const int TabWidth = 4;
    private const int MaxDigits = 3;
    private const string Bullets = "-*+•◦▪‣·";

    /// <summary>The marker that <paramref name="line"/> starts with, or null.</summary>
    public static PlainTextListMarker? Find(ReadOnlySpan<char> line)
    {
        var (start, indent) = Indentation(line);
        var width = MarkerWidth(line[start..]);
        var end = start + width;
        if (width == 0 || end >= line.Length || !char.IsWhiteSpace(line[end]))
        {
            return null;
        }

        var content = end;
        while (content < line.Length && char.IsWhiteSpace(line[content]))
        {
            content++;
        }

        if (content == line.Length)
        {
            return null;
        }

        var isBullet = Bullets.Contains(line[start]);
        var marker = isBullet ? "•" : line[start..end].ToString();
        return new PlainTextListMarker(indent, marker, content, isBullet);
    }

    private static (int Start, int Columns) Indentation(ReadOnlySpan<char> line)
    {
        var (start, columns) = (0, 0);
        while (start < line.Length && line[start] is ' ' or '\t')
        {
            columns += line[start] == '\t' ? TabWidth - (columns % TabWidth) : 1;
            start++;
        }

        return (start, columns);
    }

    /// <summary>Width of <c>-</c>, <c>12.</c>, <c>12)</c> or <c>a)</c> at the start; 0 for anything else.</summary>
    private static int MarkerWidth(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        if (Bullets.Contains(text[0]))
        {
            return 1;
        }

        if (text is [>= 'a' and <= 'z' or >= 'A' and <= 'Z', ')', ..])
        {
            return 2;
        }

        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and <= MaxDigits && text[digits] is '.' or ')' ? digits + 1 : 0;
    }
}
