using System.Globalization;

namespace QaBot.Providers.Readers;

/// <summary>
/// The little of YAML that a document's front matter needs: its title. Other keys are the business of other programs, so only
/// what could hide the title is complained about.
/// </summary>
/// <param name="Title">The title; null when there is none.</param>
/// <param name="Warnings">What could not be understood, one sentence each.</param>
internal sealed record FrontMatter(string? Title, IReadOnlyList<string> Warnings)
{
    private const string TitleKey = "title:";

    /// <summary>Reads the lines between the fences; the first of them is line <paramref name="firstLine"/> of the file.</summary>
    public static FrontMatter Parse(IReadOnlyList<string> lines, int firstLine)
    {
        string? title = null;
        var warnings = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.StartsWith(TitleKey, StringComparison.OrdinalIgnoreCase))
            {
                title = Scalar(line[TitleKey.Length..].Trim(), lines.Skip(i + 1));
                if (title is null)
                {
                    warnings.Add($"The title in the front matter (line {Text(firstLine + i)}) has no closing quote and was ignored.");
                }
            }
            else if (!IsPlausible(line))
            {
                warnings.Add($"Line {Text(firstLine + i)} of the front matter is not of the form \"key: value\" and was ignored.");
            }
        }

        return new FrontMatter(string.IsNullOrWhiteSpace(title) ? null : title, warnings);
    }

    private static bool IsPlausible(string line) =>
        string.IsNullOrWhiteSpace(line) || line[0] is ' ' or '\t' or '#' or '-' or ']' or '}' || line.Contains(':', StringComparison.Ordinal);

    private static string? Scalar(string value, IEnumerable<string> following) => value switch
    {
        ['>' or '|', ..] => string.Join(' ', following.TakeWhile(IsIndented).Select(line => line.Trim())),
        ['"' or '\'', ..] => Unquote(value),
        _ => WithoutComment(value),
    };

    private static bool IsIndented(string line) => line.Length > 0 && char.IsWhiteSpace(line[0]);

    private static string? Unquote(string value)
    {
        var quote = value[0];
        var end = value.LastIndexOf(quote);
        if (end == 0)
        {
            return null;
        }

        var inner = value[1..end];
        return quote == '\''
            ? inner.Replace("''", "'", StringComparison.Ordinal)
            : inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
    }

    private static string WithoutComment(string value)
    {
        var comment = value.StartsWith('#') ? 0 : value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value[..comment].TrimEnd();
    }

    private static string Text(int line) => line.ToString(CultureInfo.InvariantCulture);
}
