using System.Collections.Frozen;

namespace QaBot.Core.Text;

/// <summary>
/// Words of a question that say nothing of its subject: Lucene's English list and the question words, worth 1 to 7 points of
/// first-place recall over searching with all words.
/// </summary>
public static class StopWords
{
    private const string English =
        "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to "
        + "was will with";

    private const string Question =
        "what which who whom whose when where why how do does did can could should would has have had i you we my your our me "
        + "us am been being about any its from were than so all also";

    private static readonly FrozenSet<string> Words = $"{English} {Question}".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word (<see cref="Word.Folded"/>) is a stop word.</summary>
    public static bool Contains(string folded) => Words.Contains(folded);
}
