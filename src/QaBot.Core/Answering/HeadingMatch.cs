using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>
/// What the headings above a passage share with the question. A heading that asks or names what is asked makes what stands below it
/// the answer, though that seldom says the heading's words again.
/// </summary>
internal sealed class HeadingMatch
{
    // The headings further up hold for every section below them, so they tell little between these.
    private const double AncestorShare = 0.4;

    private readonly HashSet<string> _nearest;
    private readonly HashSet<string> _above;

    public HeadingMatch(QuestionTerms question, Passage passage)
    {
        var path = passage.Source.Chunk.HeadingPath;
        var nearest = TermAnalyzer.Analyze(path.Count > 0 ? path[^1] : "");
        _nearest = nearest.Select(term => term.Value).ToHashSet(StringComparer.Ordinal);
        _above = passage.Source.HeadingTerms.ToHashSet(StringComparer.Ordinal);
        Coverage = question.Coverage(_nearest);
        Run = question.LongestRun(nearest);
        Fit = Coverage * ShareAsked(question, nearest);
    }

    /// <summary>Share of the question, by rarity of its terms, that the nearest heading holds, in [0, 1].</summary>
    public double Coverage { get; }

    /// <summary>Longest run of the question's words in the nearest heading, as a share of the question's words, in [0, 1].</summary>
    public double Run { get; }

    /// <summary><see cref="Coverage"/>, less for a heading that says much that was not asked, in [0, 1].</summary>
    public double Fit { get; }

    /// <summary>How far the headings hold a term of the question, in [0, 1]. Nothing, unless the nearest one shares a word with it.</summary>
    public double Holds(string term) =>
        _nearest.Contains(term) ? 1 : Coverage > 0 && _above.Contains(term) ? AncestorShare : 0;

    private static double ShareAsked(QuestionTerms question, IReadOnlyList<Term> heading)
    {
        string[] content = [.. heading.Where(term => QuestionTerms.IsContent(term.Word)).Select(term => term.Value)];
        return content.Length == 0 ? 0 : (double)content.Count(question.Asks) / content.Length;
    }
}
