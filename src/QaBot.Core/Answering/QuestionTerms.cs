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

    /// <summary>Whether a folded word speaks of a subject, in a question or a heading.</summary>
    public static bool IsContent(string word) => !StopWords.Contains(word) && !FunctionWords.Contains(word);

    /// <summary>Whether the question holds <paramref name="term"/>.</summary>
    public bool Asks(string term) => _asked.Contains(term);

    /// <summary>Share of the question's rarity that <paramref name="held"/> holds, in [0, 1]; 0 for a question without terms.</summary>
    public double Coverage(IReadOnlySet<string> held) => Coverage(term => held.Contains(term) ? 1 : 0);

    /// <summary>The same share where a term may be held in part, which <paramref name="share"/> tells, in [0, 1].</summary>
    public double Coverage(Func<string, double> share) =>
        _total <= 0 ? 0 : _terms.Sum(term => share(term) * _idf[term]) / _total;

    /// <summary>Whether the question's form asks for a kind of thing that a sentence can be searched for.</summary>
    public bool AsksForKind => _type is not (AnswerType.Any or AnswerType.Definition);

    /// <summary>Whether a sentence holds the kind of thing that was asked for.</summary>
    public bool IsMetBy(string text, IReadOnlyList<Term> terms) => AnswerTypes.IsMetBy(_type, text, terms, _asked);

    /// <summary>Whether the words of a span are the kind of thing that was asked for; null where that does not show in single words.</summary>
    public bool? IsMetBySpan(string text, IReadOnlyList<Term> terms) => AnswerTypes.IsMetBySpan(_type, text, terms, _asked);

    /// <summary>Share of a span's words that the question says itself, in [0, 1]: such words seldom answer it.</summary>
    public double ShareAsked(IReadOnlyList<Term> span) =>
        span.Count == 0 ? 0 : (double)span.Count(term => _asked.Contains(term.Value) && IsContent(term.Word)) / span.Count;

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

    /// <summary>Share, by rarity, of the question's pairs of neighbours that stand side by side in the sentence, in [0, 1].</summary>
    public double Bigrams(IReadOnlyList<Term> sentence)
    {
        if (_query.Pairs.Count == 0)
        {
            return 0;
        }

        string[] terms = [.. sentence.Select(term => term.Value)];
        var total = _query.Pairs.Sum(pair => _idf[pair.First] + _idf[pair.Second]);
        return total <= 0 ? 0 : BigramBonus.Of(_query.Pairs, terms, _idf, 1) / total;
    }

    /// <summary>Rarity of the rarest term that <paramref name="held"/> lacks, as a share of the question's.</summary>
    public double RarestMissing(IReadOnlySet<string> held) =>
        _total <= 0 ? 0 : _terms.Where(term => !held.Contains(term)).Select(term => _idf[term]).DefaultIfEmpty().Max() / _total;

    /// <summary>A BM25 score as a share of the most that any passage could reach, in [0, 1].</summary>
    public double Saturation(double bm25) => _total <= 0 ? 0 : Math.Min(1, bm25 / (_total * (Bm25.K1 + 1)));

    /// <summary>Share of the question's numbers that <paramref name="held"/> lacks: a passage about another year answers another question.</summary>
    public double NumbersMissing(IReadOnlySet<string> held) =>
        ShareMissing(_query.Words.Where(word => IsNumber(word.Surface)), held);

    /// <summary>
    /// Share of the question's numbers that neither <paramref name="near"/> nor the rest of the passage holds, though near there are others
    /// of the same length: another year, another amount.
    /// </summary>
    public double NumbersContradicted(IReadOnlySet<string> near, IReadOnlySet<string> body)
    {
        var lengths = near.Where(IsNumber).Select(number => number.Length).ToHashSet();
        string[] numbers = [.. _query.Words.Select(word => word.Term).Where(IsNumber).Distinct(StringComparer.Ordinal)];
        return numbers.Length == 0 ? 0 : (double)numbers.Count(number => !body.Contains(number) && lengths.Contains(number.Length)) / numbers.Length;
    }

    /// <summary>Share of the question's names (words with a capital, its first word aside) that <paramref name="held"/> lacks.</summary>
    public double NamesMissing(IReadOnlySet<string> held) =>
        ShareMissing(_query.Words.Skip(1).Where(word => word.IsContent && word.IsCapital), held);

    private static bool IsNumber(string term) => term.Any(char.IsAsciiDigit);

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
