using System.Buffers;
using System.Globalization;

namespace QaBot.Core.Text;

/// <summary>Judges for one text whether a stop ends a sentence. Looks a bounded way back and over each stretch ahead once.</summary>
internal sealed class StopJudge
{
    private const int LongestToken = 20;
    private const int LongestListNumber = 3;
    private const int LongestReference = 12;

    private static readonly SearchValues<char> UnspacedStops = SearchValues.Create(StopSigns.Unspaced);
    private static readonly SearchValues<char> NumeralLetters = SearchValues.Create("IVXLCDM");
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> ReferenceSigns = SearchValues.Create("0123456789,–- ");

    private readonly string _text;
    private readonly TextRange _within;
    private readonly Lazy<bool> _hasCapitals;

    public StopJudge(string text, TextRange within)
    {
        (_text, _within) = (text, within);
        _hasCapitals = new Lazy<bool>(HasCapitals);
    }

    /// <summary>The first offset from <paramref name="index"/> on that holds no white space.</summary>
    public int SkipSpace(int index)
    {
        while (index < _within.End && char.IsWhiteSpace(_text[index]))
        {
            index++;
        }

        return index;
    }

    /// <summary>
    /// Whether the stop at <paramref name="index"/> ends the sentence that starts at <paramref name="start"/>. The index is moved
    /// past the stop, those that follow it, and the closing quotes, brackets and reference marks after them.
    /// </summary>
    public bool EndsSentence(int start, ref int index)
    {
        var stop = index;
        index = EndOfStops(stop);
        var run = TextRange.FromBounds(stop, index);
        index = EndOfClosing(index);
        var closing = TextRange.FromBounds(run.End, index);
        if (index >= _within.End)
        {
            return true;
        }

        if (run.Of(_text).ContainsAny(UnspacedStops))
        {
            return closing.IsEmpty || !ContinuesAfterQuote(_text[index]);
        }

        if (!char.IsWhiteSpace(_text[index]))
        {
            return false;
        }

        var next = TokenAfter(SkipSpace(index));
        if (!next.CanStart(_hasCapitals))
        {
            return false;
        }

        var isSingleFullStop = run.Length == 1 && _text[stop] == '.';
        return !isSingleFullStop || EndsAtFullStop(start, stop, closing, next);
    }

    private bool EndsAtFullStop(int start, int stop, TextRange closing, NextToken next)
    {
        var token = TokenBefore(start, stop);
        if (token.IsEmpty)
        {
            return true;
        }

        var word = token.Of(_text);
        if (closing.IsEmpty && token.Start == start && IsListMarker(word))
        {
            return false;
        }

        // "the United States (U.S.) Government"
        var isBracketed = !closing.IsEmpty && StopSigns.IsClosingBracket(_text[closing.Start]);
        return !(isBracketed && IsAbbreviation(word)) && (Judge(token, word, next) ?? true);
    }

    /// <summary>What the word before the stop says: true or false, or null for "an ordinary word".</summary>
    private bool? Judge(TextRange token, ReadOnlySpan<char> word, NextToken next)
    {
        if (Abbreviations.IsNumbering(word) && (next.IsNumber || IsNumeral(word, next)))
        {
            return false;
        }

        if (word.Length == 1 && char.IsUpper(word[0]))
        {
            return IsInitial(token) ? next.IsStarter : null;
        }

        if (Abbreviations.IsTrailing(word))
        {
            return next.IsQuoted || (next.IsCapital && !Abbreviations.FollowsTimes(next.Word.Of(_text)));
        }

        if (Abbreviations.IsMiddling(word) || IsDottedCapitals(word))
        {
            return next.IsQuoted || next.IsStarter;
        }

        return Abbreviations.IsTitle(word) || Abbreviations.IsBinding(word) ? false : null;
    }

    /// <summary>Whether a single capital is part of a name: not so after "vitamin" or "Plan", nor the pronoun.</summary>
    private bool IsInitial(TextRange token)
    {
        var before = token.Start - 1;
        if (before < _within.Start)
        {
            return true;
        }

        if (!char.IsWhiteSpace(_text[before]) && !StopSigns.IsOpening(_text[before]) && _text[before] is not ('-' or '.'))
        {
            return false;
        }

        while (before >= _within.Start && char.IsWhiteSpace(_text[before]))
        {
            before--;
        }

        var previous = TokenBefore(_within.Start, before + 1);
        return previous.IsEmpty || !Abbreviations.IsDesignator(previous.Of(_text));
    }

    private bool IsNumeral(ReadOnlySpan<char> word, NextToken next)
    {
        var numeral = next.Word.Of(_text);
        var isWord = word.Length == 2 && word[0] is 'N' or 'n' && word[1] is 'o';
        return !isWord && !numeral.IsEmpty && (numeral.Length == 1 || !numeral.ContainsAnyExcept(NumeralLetters)) && next.IsCapital;
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        Abbreviations.IsTrailing(word) || Abbreviations.IsMiddling(word) || Abbreviations.IsBinding(word) || IsDottedCapitals(word);

    /// <summary>"U.S", "B.B.C": capitals, each but the last with its stop.</summary>
    private static bool IsDottedCapitals(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word.Length % 2 == 0)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsUpper(word[i]) : word[i] != '.')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A number, a section number, a Roman numeral or a single letter that opens a sentence numbers it: "1. Do this".</summary>
    private static bool IsListMarker(ReadOnlySpan<char> word)
    {
        var isNumber = !word.ContainsAnyExcept(NumberSigns) && (word.Length <= LongestListNumber || word.Contains('.'));
        return isNumber || (word.Length == 1 && char.IsLetter(word[0])) || (word.Length <= 4 && !word.ContainsAnyExcept("IVX"));
    }

    /// <summary>The letters, digits and inner stops that stand before <paramref name="end"/>; empty where there are none or too many.</summary>
    private TextRange TokenBefore(int start, int end)
    {
        var first = end;
        while (first > start && end - first <= LongestToken && IsTokenPart(first - 1, end))
        {
            first--;
        }

        return end - first > LongestToken ? new TextRange(end, 0) : TextRange.FromBounds(first, end);
    }

    private bool IsTokenPart(int index, int end) =>
        char.IsLetterOrDigit(_text[index]) || (_text[index] == '.' && index + 1 < end);

    private NextToken TokenAfter(int index)
    {
        var first = index;
        while (index < _within.End && index - first < LongestToken && StopSigns.IsOpening(_text[index]))
        {
            index++;
        }

        var end = index;
        while (end < _within.End && end - index <= LongestToken && char.IsLetterOrDigit(_text[end]))
        {
            end++;
        }

        return new NextToken(_text, first, TextRange.FromBounds(index, end), _within.End);
    }

    private int EndOfStops(int index)
    {
        var first = index;
        while (index < _within.End && StopSigns.IsStop(_text[index]))
        {
            index++;
        }

        // An ellipsis set with spaces: ". . ."
        while (_text[first] == '.' && index + 1 < _within.End && _text[index] == ' ' && _text[index + 1] == '.'
            && (index + 2 >= _within.End || _text[index + 2] is ' ' or '.' or '"' or '”'))
        {
            index += 2;
        }

        return index;
    }

    private int EndOfClosing(int index)
    {
        while (index < _within.End)
        {
            if (StopSigns.IsClosing(_text[index]))
            {
                index++;
                continue;
            }

            var reference = ReferenceLength(index);
            if (reference == 0)
            {
                break;
            }

            index += reference;
        }

        return index;
    }

    /// <summary>Length of a reference mark such as "[12]" at <paramref name="index"/>, or 0.</summary>
    private int ReferenceLength(int index)
    {
        if (_text[index] != '[')
        {
            return 0;
        }

        var rest = _text.AsSpan(index, Math.Min(LongestReference, _within.End - index));
        var end = rest.IndexOf(']');
        return end > 1 && !rest[1..end].ContainsAnyExcept(ReferenceSigns) ? end + 1 : 0;
    }

    /// <summary>After a closed quote, hiragana or a comma goes on with the sentence around it: 「はい。」と言った。</summary>
    private static bool ContinuesAfterQuote(char next) => next is (>= '\u3041' and <= '\u309F') or '、' or '，' or ',' || char.IsLower(next);

    private bool HasCapitals()
    {
        foreach (var unit in _within.Of(_text))
        {
            if (char.IsUpper(unit) || char.GetUnicodeCategory(unit) == UnicodeCategory.TitlecaseLetter)
            {
                return true;
            }
        }

        return false;
    }
}
