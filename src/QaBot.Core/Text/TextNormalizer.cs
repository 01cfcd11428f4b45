using System.Buffers;
using System.Text;

namespace QaBot.Core.Text;

/// <summary>Gives every text that enters the engine, document or question, its one stored form.</summary>
public static class TextNormalizer
{
    private const char ByteOrderMark = '\uFEFF';
    private const char Replacement = '\uFFFD';

    /// <summary>What <see cref="Clean"/> looks at: control characters but tab and line feed, exotic line ends, marks, surrogates.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create(SuspectCharacters());

    /// <summary>
    /// <paramref name="raw"/> in Unicode form NFC, without a leading byte order mark, lines ended by <c>\n</c> (CR, CRLF, form
    /// feed, vertical tab, U+0085, U+2028 and U+2029 become one), other control characters but tab dropped, unpaired
    /// surrogates replaced by U+FFFD. Idempotent; a text already in this form is returned as the same instance.
    /// </summary>
    public static string Normalize(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return CanonicalForm.Compose(Clean(raw));
    }

    /// <summary>Whether <see cref="Normalize"/> would return <paramref name="text"/> unchanged.</summary>
    public static bool IsNormalized(string text)
    {
        var normalized = Normalize(text);
        return ReferenceEquals(normalized, text) || string.Equals(normalized, text, StringComparison.Ordinal);
    }

    private static string Clean(string raw)
    {
        var next = raw.AsSpan().IndexOfAny(Suspects);
        if (next < 0)
        {
            return raw;
        }

        var clean = new StringBuilder(raw.Length);
        var done = 0;
        while (next >= 0)
        {
            next += done;
            clean.Append(raw, done, next - done);
            done = next + Append(raw, next, clean);
            next = raw.AsSpan(done).IndexOfAny(Suspects);
        }

        return clean.Append(raw, done, raw.Length - done).ToString();
    }

    /// <summary>Writes what the suspect at <paramref name="index"/> becomes and returns how many code units it took.</summary>
    private static int Append(string raw, int index, StringBuilder clean)
    {
        var unit = raw[index];
        var next = index + 1 < raw.Length ? raw[index + 1] : '\0';
        if (char.IsSurrogatePair(unit, next))
        {
            clean.Append(unit).Append(next);
            return 2;
        }

        switch (unit)
        {
            case '\r':
                clean.Append('\n');
                return next == '\n' ? 2 : 1;
            case '\f' or '\v' or '\u0085' or '\u2028' or '\u2029':
                clean.Append('\n');
                return 1;
            case ByteOrderMark when clean.Length > 0:
                clean.Append(ByteOrderMark);
                return 1;
            default:
                clean.Append(char.IsSurrogate(unit) ? Replacement.ToString() : string.Empty);
                return 1;
        }
    }

    private static string SuspectCharacters()
    {
        var all = Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit);
        return string.Concat(all.Where(unit =>
            (char.IsControl(unit) && unit is not ('\t' or '\n'))
            || unit is '\u2028' or '\u2029' or ByteOrderMark
            || char.IsSurrogate(unit)));
    }
}
