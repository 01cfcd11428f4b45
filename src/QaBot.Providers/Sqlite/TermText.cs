using System.Buffers;
using System.Globalization;
using System.Text;

namespace QaBot.Providers.Sqlite;

/// <summary>
/// Terms as one text, parted by spaces, as they stand in the chunks table and in the full-text index. What the index's
/// tokenizer would part at or fold (blanks, control characters, capital ASCII letters) is written as a backslash and four hexadecimal
/// digits, so that each term is a token of its own, the same to the letter.
/// </summary>
internal static class TermText
{
    private const char Escape = '\\';
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [Escape, '\u007F', .. Enumerable.Range(0, 0x21).Select(code => (char)code), .. Enumerable.Range('A', 26).Select(code => (char)code)]);

    /// <summary>The terms as one text.</summary>
    public static string Join(IReadOnlyList<string> terms)
    {
        var text = new StringBuilder();
        foreach (var term in terms)
        {
            if (text.Length > 0)
            {
                text.Append(' ');
            }

            Append(text, term);
        }

        return text.ToString();
    }

    /// <summary>The terms of a text that <see cref="Join"/> made.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pool">Gives a string for a term, so that equal terms share one.</param>
    public static IReadOnlyList<string> Split(string text, Func<ReadOnlySpan<char>, string> pool)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var terms = new string[text.AsSpan().Count(' ') + 1];
        var count = 0;
        foreach (var range in text.AsSpan().Split(' '))
        {
            var term = text.AsSpan(range);
            terms[count++] = term.Contains(Escape) ? Decode(term) : pool(term);
        }

        return terms;
    }

    /// <summary>A full-text expression for any of <paramref name="terms"/>.</summary>
    public static string AnyOf(IReadOnlyList<string> terms)
    {
        var text = new StringBuilder();
        foreach (var term in terms)
        {
            text.Append(text.Length > 0 ? " OR \"" : "\"");
            var start = text.Length;
            Append(text, term);
            text.Replace("\"", "\"\"", start, text.Length - start);
            text.Append('"');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string term)
    {
        if (!term.AsSpan().ContainsAny(Special))
        {
            text.Append(term);
            return;
        }

        foreach (var character in term)
        {
            if (Special.Contains(character))
            {
                text.Append(CultureInfo.InvariantCulture, $"{Escape}{(int)character:x4}");
            }
            else
            {
                text.Append(character);
            }
        }
    }

    private static string Decode(ReadOnlySpan<char> term)
    {
        var text = new StringBuilder();
        for (var i = 0; i < term.Length; i++)
        {
            if (term[i] == Escape)
            {
                text.Append((char)int.Parse(term.Slice(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(term[i]);
            }
        }

        return text.ToString();
    }
}
