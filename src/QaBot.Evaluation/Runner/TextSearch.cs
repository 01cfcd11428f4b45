using System.Text.RegularExpressions;
using QaBot.Core.Text;

namespace QaBot.Evaluation.Runner;

/// <summary>Finds a text in a document as a person would who copied it: line breaks and case aside.</summary>
internal static class TextSearch
{
    /// <summary>The first place of <paramref name="wanted"/> in <paramref name="text"/>, as it stands if it does; null when it is nowhere.</summary>
    public static TextRange? Find(string text, string wanted)
    {
        var part = wanted.Trim();
        if (part.Length == 0)
        {
            return null;
        }

        if (text.IndexOf(part, StringComparison.Ordinal) is var exact and >= 0)
        {
            return new TextRange(exact, part.Length);
        }

        var words = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape);
        var match = Regex.Match(text, string.Join(@"\s+", words), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return match.Success ? new TextRange(match.Index, match.Length) : null;
    }
}
