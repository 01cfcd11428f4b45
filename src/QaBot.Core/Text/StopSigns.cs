namespace QaBot.Core.Text;

/// <summary>The signs that end sentences, and those that stand around them.</summary>
internal static class StopSigns
{
    /// <summary>Stops after which the script needs no space: CJK, danda, Arabic, Armenian, Ethiopic, Khmer, Myanmar, Tibetan.</summary>
    public const string Unspaced = "。！？｡．।॥؟۔։።፧។៕။།༎";

    /// <summary>Stops that need white space after them.</summary>
    public const string Spaced = ".!?…‼⁇⁈⁉‽";

    /// <summary>All stops.</summary>
    public const string All = Spaced + Unspaced;

    private const string Closing = "\"'”’»›)]}）］｝」』】〕〉》＂＇";
    private const string Opening = "\"'“‘„‚«‹([{（［｛「『【〔〈《¿¡*_";

    public static bool IsStop(char unit) => All.Contains(unit);

    public static bool IsUnspaced(char unit) => Unspaced.Contains(unit);

    public static bool IsClosing(char unit) => Closing.Contains(unit);

    public static bool IsOpening(char unit) => Opening.Contains(unit);

    public static bool IsClosingBracket(char unit) => unit is ')' or ']' or '}' or '）' or '］' or '｝';

    public static bool IsOpeningBracket(char unit) => unit is '(' or '[' or '{' or '（' or '［' or '｛';
}
