using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>The question's terms with their rarities, to hold sentences against.</summary>
internal sealed class QuestionTerms
{
    private readonly AnalyzedQuery _query;
    private readonly IReadOnlyDictionary<string, double> _idf;
    private readonly string[] _terms;
    private readonly HashSet<string> _asked;
    private readonly AnswerType _type;
    private readonly double _total;

    public QuestionTerms(RetrievalResult retrieved)
    {
        _query = retrieved.Query;
        _idf = retrieved.Idf;
        _asked = _query.Words.Select(word => word.Term).ToHashSet(StringComparer.Ordinal);
        _type = AnswerTypes.Of(_query);
        _terms = SubjectOf(_query);
        _total = _terms.Sum(term => _idf[term]);
    }

    /// <summary>Share of the question's rarity that <paramref name="terms"/> hold, in [0, 1]; 0 for a question without terms.</summary>
    public double Coverage(IEnumerable<string> terms)
    {
        if (_total <= 0)
        {
            return 0;
        }

        var held = terms as IReadOnlySet<string> ?? terms.ToHashSet(StringComparer.Ordinal);
        return _terms.Where(held.Contains).Sum(term => _idf[term]) / _total;
    }

    /// <summary>Whether a sentence holds the kind of thing that was asked for.</summary>
    public bool IsMetBy(string text, IReadOnlyList<Term> terms) => AnswerTypes.IsMetBy(_type, text, terms, _asked);

    /// <summary>The longest run of question words, stop words among them, found in the sentence, as a share of the question's words.</summary>
    public double LongestRun(IReadOnlyList<Term> sentence)
    {
        var words = _query.Words;
        var longest = 0;
        var previous = new int[words.Count + 1];
        foreach (var term in sentence)
        {
            var current = new int[words.Count + 1];
            for (var j = 1; j <= words.Count; j++)
            {
                if (string.Equals(words[j - 1].Term, term.Value, StringComparison.Ordinal))
                {
                    current[j] = previous[j - 1] + 1;
                    longest = Math.Max(longest, current[j]);
                }
            }

            previous = current;
        }

        return words.Count == 0 ? 0 : (double)longest / words.Count;
    }

    /// <summary>Rarity of the rarest term that <paramref name="held"/> lacks, as a share of the question's.</summary>
    public double RarestMissing(IReadOnlySet<string> held) =>
        _total <= 0 ? 0 : _terms.Where(term => !held.Contains(term)).Select(term => _idf[term]).DefaultIfEmpty().Max() / _total;

    /// <summary>A BM25 score as a share of the most that any passage could reach, in [0, 1].</summary>
    public double Saturation(double bm25) => _total <= 0 ? 0 : Math.Min(1, bm25 / (_total * (Bm25.K1 + 1)));

    /// <summary>Share of the question's numbers that <paramref name="held"/> lacks: a passage about another year answers another question.</summary>
    public double NumbersMissing(IReadOnlySet<string> held) =>
        ShareMissing(_query.Words.Where(word => word.Surface.Any(char.IsAsciiDigit)), held);

    /// <summary>Share of the question's names (words with a capital, its first word aside) that <paramref name="held"/> lacks.</summary>
    public double NamesMissing(IReadOnlySet<string> held) =>
        ShareMissing(_query.Words.Skip(1).Where(word => word.IsContent && word.IsCapital), held);

    private static string[] SubjectOf(AnalyzedQuery query)
    {
        string[] terms =
        [
            .. query.Words.Where(word => word.IsContent && !FunctionWords.Contains(word.Surface))
                .Select(word => word.Term).Distinct(StringComparer.Ordinal),
        ];
        return terms.Length > 0 ? terms : [.. query.Terms];
    }

    private static double ShareMissing(IEnumerable<QueryWord> words, IReadOnlySet<string> held)
    {
        var terms = words.Select(word => word.Term).ToHashSet(StringComparer.Ordinal);
        return terms.Count == 0 ? 0 : (double)terms.Count(term => !held.Contains(term)) / terms.Count;
    }
}
