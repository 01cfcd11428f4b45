using System.Globalization;
using System.Text;

namespace QaBot.Evaluation.Metrics;

/// <summary>
/// Compares a given text with an accepted one as SQuAD does (Rajpurkar et al. 2016): lower case, punctuation and English articles left
/// out, white space evened.
/// </summary>
public static class AnswerMatch
{
    /// <summary>1 when the texts are the same, else 0.</summary>
    public static double Exact(string given, string accepted) =>
        Words(given).SequenceEqual(Words(accepted), StringComparer.Ordinal) ? 1 : 0;

    /// <summary>Harmonic mean of the shares of words that each text has of the other, in [0, 1]; two texts without words match.</summary>
    public static double F1(string given, string accepted)
    {
        var (left, right) = (Words(given), Words(accepted));
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == right.Length ? 1 : 0;
        }

        var counts = right.GroupBy(word => word, StringComparer.Ordinal).ToDictionary(word => word.Key, word => word.Count(), StringComparer.Ordinal);
        var same = left.GroupBy(word => word, StringComparer.Ordinal).Sum(word => Math.Min(word.Count(), counts.GetValueOrDefault(word.Key)));
        return 2.0 * same / (left.Length + right.Length);
    }

    /// <summary>
    /// Whether <paramref name="text"/> holds <paramref name="accepted"/>: the same characters, case and white space aside, not as a part of
    /// a longer word or number. An empty text is held by none.
    /// </summary>
    public static bool Holds(string text, string accepted)
    {
        var (whole, part) = (Even(text), Even(accepted));
        if (part.Length == 0)
        {
            return false;
        }

        for (var start = whole.IndexOf(part, StringComparison.OrdinalIgnoreCase); start >= 0;
            start = whole.IndexOf(part, start + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!Joins(whole, start) && !Joins(whole, start + part.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static string Even(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool Joins(string text, int place) =>
        place > 0 && place < text.Length && char.IsLetterOrDigit(text[place - 1]) && char.IsLetterOrDigit(text[place]);

    private static string[] Words(string text)
    {
        var simple = new StringBuilder(text.Length);
        foreach (var letter in text.ToLower(CultureInfo.InvariantCulture))
        {
            simple.Append(char.IsPunctuation(letter) || char.IsSymbol(letter) ? "" : letter);
        }

        return [.. simple.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("a" or "an" or "the"))];
    }
}
