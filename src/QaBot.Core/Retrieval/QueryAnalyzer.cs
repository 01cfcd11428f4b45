using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Core.Retrieval;

/// <summary>
/// Reads a question: its words, which of them to search for, which stand side by side. Stop words are left out; when nothing else was
/// asked, they are searched for as they are.
/// </summary>
internal sealed class QueryAnalyzer(SpellingCorrector spelling)
{
    /// <summary>Reads <paramref name="question"/>, which is normalised as documents are; words that <paramref name="statistics"/> know stand as they are.</summary>
    public async ValueTask<AnalyzedQuery> AnalyzeAsync(
        string question, CorpusStatistics statistics, CancellationToken cancellationToken)
    {
        var terms = TermAnalyzer.Analyze(question);
        var corrections = new List<SpellingCorrection>();
        var words = new QueryWord[terms.Count];
        for (var i = 0; i < words.Length; i++)
        {
            var isContent = !StopWords.Contains(terms[i].Word) && !IsAmount(terms, i);
            var isCapital = char.IsUpper(question[terms[i].Range.Start]);
            words[i] = new QueryWord(terms[i].Word, terms[i].Value, isContent, isCapital);
            if (isContent
                && await spelling.CorrectAsync(terms[i].Word, terms[i].Value, statistics, cancellationToken).ConfigureAwait(false) is { } read)
            {
                words[i] = new QueryWord(read, TermAnalyzer.StemOf(read), true, isCapital);
                corrections.Add(new SpellingCorrection(terms[i].Word, read));
            }
        }

        return Compose(question, words, corrections);
    }

    // "How much" and "how many" ask for a number: the word is part of the question word, and no document need hold it.
    private static bool IsAmount(IReadOnlyList<Term> terms, int i) =>
        i > 0 && terms[i].Word is "much" or "many" && terms[i - 1].Word == "how";

    private static AnalyzedQuery Compose(string question, QueryWord[] words, List<SpellingCorrection> corrections)
    {
        if (!words.Any(word => word.IsContent))
        {
            words = [.. words.Select(word => word with { IsContent = true })];
        }

        return new AnalyzedQuery
        {
            Text = question,
            Words = words,
            Terms = [.. words.Where(word => word.IsContent).Select(word => word.Term).Distinct(StringComparer.Ordinal)],
            Pairs = [.. PairsOf(words).Distinct()],
            Dropped = [.. words.Where(word => !word.IsContent).Select(word => word.Surface).Distinct(StringComparer.Ordinal)],
            Corrections = corrections,
        };
    }

    private static IEnumerable<TermPair> PairsOf(QueryWord[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i - 1].IsContent && words[i].IsContent)
            {
                yield return new TermPair(words[i - 1].Term, words[i].Term);
            }
        }
    }
}
