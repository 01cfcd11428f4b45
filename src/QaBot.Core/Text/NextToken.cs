using System.Globalization;

namespace QaBot.Core.Text;

/// <summary>What stands after a stop and white space: opening signs, then a word.</summary>
/// <param name="Text">The text.</param>
/// <param name="Start">Where it starts, opening signs included.</param>
/// <param name="Word">The letters and digits, empty where something else follows.</param>
/// <param name="End">Where the text ends.</param>
internal readonly record struct NextToken(string Text, int Start, TextRange Word, int End)
{
    /// <summary>Whether the word is opened by a quotation mark.</summary>
    public bool IsQuoted => Start < Word.Start && !StopSigns.IsOpeningBracket(Text[Start]);

    /// <summary>Whether it starts with a digit.</summary>
    public bool IsNumber => !Word.IsEmpty && char.IsDigit(Text[Word.Start]);

    /// <summary>Whether the word starts with a capital, or is written like "iPhone".</summary>
    public bool IsCapital => !Word.IsEmpty && (char.IsUpper(Text[Word.Start]) || (Word.Length > 1 && char.IsUpper(Text[Word.Start + 1])));

    /// <summary>Whether the word is one that starts sentences rather than names; a single letter with a stop is an initial.</summary>
    public bool IsStarter =>
        IsCapital
        && Abbreviations.IsStarter(Word.Of(Text))
        && !(Word.Length == 1 && Word.End < End && Text[Word.End] == '.');

    /// <summary>Whether a sentence can start here: not with a small letter (unless the text has no capitals) and not with a comma or the like.</summary>
    public bool CanStart(Lazy<bool> textHasCapitals)
    {
        if (Word.IsEmpty)
        {
            return Start >= End || !IsContinuation(Text[Math.Min(Word.Start, End - 1)]);
        }

        var isSmall = char.GetUnicodeCategory(Text[Word.Start]) == UnicodeCategory.LowercaseLetter;
        return !isSmall || IsCapital || !textHasCapitals.Value;
    }

    private static bool IsContinuation(char unit) => unit is ',' or ';' or ':' or '.' or '!' or '?' or '…' or ')' or ']' or '}' or '”' or '»' or '%';
}
