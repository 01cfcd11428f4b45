using System.Collections.Frozen;

namespace QaBot.Core.Text;

/// <summary>Words after which a full stop says little, by what it says. Lower case, without the last stop.</summary>
internal static class Abbreviations
{
    /// <summary>Titles, capitalised in the text, a name follows.</summary>
    private static readonly FrozenSet<string> Titles = Words(
        "mr mrs ms mx dr prof gen col maj capt cpt cmdr lt sgt cpl pvt adm rev fr hon sen rep gov pres amb supt det insp messrs mme "
        + "mlle sra srta mgr msgr mt ft ste");

    /// <summary>Never the last word of a sentence: something is bound to follow.</summary>
    private static readonly FrozenSet<string> Binding = Words("e.g eg i.e ie cf vs viz z.b d.h u.a v resp esp incl excl");

    /// <summary>A number or a numeral follows; before anything else they are ordinary words.</summary>
    private static readonly FrozenSet<string> Numbering = Words(
        "no nos nr fig figs vol vols p pp ch chap sec sect art eq eqs ex exs tab op ver v para pt ca c approx circa b d n r "
        + "jan feb mar apr jun jul aug sep sept oct nov dec");

    /// <summary>They end a sentence before any capital but that of a day, a month or a time zone.</summary>
    private static readonly FrozenSet<string> Trailing = Words("etc a.m p.m am pm usw seq ibid");

    /// <summary>They end a sentence only before a word that typically starts one.</summary>
    private static readonly FrozenSet<string> Middling = Words(
        "inc ltd co corp llc plc bros jr sr esq al dept univ assn est ave blvd rd st hwy ed eds trans intl govt mfg "
        + "ph.d m.d b.a m.a b.sc m.sc d.c u.s u.k u.n e.u");

    /// <summary>A letter after one of these is its name, not somebody's initial: "vitamin C.", "World War I."</summary>
    private static readonly FrozenSet<string> Designators = Words(
        "vitamin plan type group class grade section appendix hepatitis option figure war part phase level model schedule exhibit "
        + "table point step team category zone version annex building block gate room line grades");

    private static readonly FrozenSet<string> AfterTimes = Words(
        "est edt gmt utc pst pdt cst cdt mst mdt cet cest bst ist jst monday tuesday wednesday thursday friday saturday sunday "
        + "january february march april may june july august september october november december eastern central pacific mountain");

    private static readonly FrozenSet<string> Starters = Words(
        "a an the this that these those there their they it its he she his her we our you your i my in on at by for from with "
        + "without to of as and but or nor yet so if when while where who what which why how although though because since after "
        + "before during until once however moreover furthermore therefore thus hence also then now here not no yes all some many "
        + "most both each every several one two three another other such only even just still today later soon despite under "
        + "between among within through throughout according is are was were do does did can could will would should please let "
        + "additionally meanwhile instead finally first second unlike like more nevertheless nonetheless");

    public static bool IsTitle(ReadOnlySpan<char> word) => char.IsUpper(word[0]) && Has(Titles, word);

    public static bool IsBinding(ReadOnlySpan<char> word) => Has(Binding, word);

    public static bool IsNumbering(ReadOnlySpan<char> word) => Has(Numbering, word);

    public static bool IsTrailing(ReadOnlySpan<char> word) => Has(Trailing, word);

    public static bool IsMiddling(ReadOnlySpan<char> word) => Has(Middling, word);

    public static bool IsDesignator(ReadOnlySpan<char> word) => Has(Designators, word);

    public static bool FollowsTimes(ReadOnlySpan<char> word) => Has(AfterTimes, word);

    /// <summary>Whether a capitalised word is one that starts sentences rather than names.</summary>
    public static bool IsStarter(ReadOnlySpan<char> word) => Has(Starters, word);

    private static bool Has(FrozenSet<string> words, ReadOnlySpan<char> word)
    {
        const int longest = 20;
        if (word.Length > longest)
        {
            return false;
        }

        Span<char> lower = stackalloc char[longest];
        var length = word.ToLowerInvariant(lower);
        return words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..length]);
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
