using System.Collections.Frozen;
using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>
/// What makes two questions the same: their content words, whatever their forms and order, what kind of thing is asked for, whether it is
/// denied, and the order of the names and numbers in them. English; of other languages only the words count.
/// </summary>
internal sealed class QuestionForm
{
    // Courtesies and frames of a question. Words that could turn its meaning around (before, without, off) are not among them.
    private static readonly FrozenSet<string> Empty =
        "please tell show give explain know want need like let need would could can may might must shall should will get got"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Denials =
        "not no never none nobody nothing without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't mustn't hasn't haven't"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Measures =
        "many much long often far big large old high deep fast soon late early heavy wide tall".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, QuestionKind> Openings = new Dictionary<string, QuestionKind>(StringComparer.Ordinal)
    {
        ["what"] = QuestionKind.What, ["which"] = QuestionKind.What, ["what's"] = QuestionKind.What,
        ["who"] = QuestionKind.Who, ["whom"] = QuestionKind.Who, ["whose"] = QuestionKind.Who, ["who's"] = QuestionKind.Who,
        ["when"] = QuestionKind.When, ["where"] = QuestionKind.Where, ["why"] = QuestionKind.Why, ["how"] = QuestionKind.How,
        ["is"] = QuestionKind.Is, ["are"] = QuestionKind.Is, ["was"] = QuestionKind.Is, ["were"] = QuestionKind.Is,
        ["do"] = QuestionKind.Is, ["does"] = QuestionKind.Is, ["did"] = QuestionKind.Is, ["has"] = QuestionKind.Is,
        ["have"] = QuestionKind.Is, ["will"] = QuestionKind.Is, ["would"] = QuestionKind.Is,
        ["isn't"] = QuestionKind.Is, ["aren't"] = QuestionKind.Is, ["don't"] = QuestionKind.Is, ["doesn't"] = QuestionKind.Is,
        ["can"] = QuestionKind.Can, ["could"] = QuestionKind.Can, ["may"] = QuestionKind.Can, ["might"] = QuestionKind.Can,
        ["can't"] = QuestionKind.Can,
        ["must"] = QuestionKind.Must, ["should"] = QuestionKind.Must, ["shall"] = QuestionKind.Must, ["need"] = QuestionKind.Must,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly List<string> _terms;
    private readonly List<string> _fixed;
    private readonly HashSet<string> _turning;

    private QuestionForm(IReadOnlyList<QueryWord> words)
    {
        Kind = KindOf(words);
        IsDenied = words.Count(word => Denials.Contains(word.Surface)) % 2 == 1;
        var content = words.Where(word => !StopWords.Contains(word.Surface) && !Empty.Contains(word.Surface) && !Denials.Contains(word.Surface)).ToList();

        // A question of nothing but small words is made of these.
        content = content.Count > 0 ? content : [.. words];
        _terms = [.. content.Select(word => word.Term)];
        _fixed = [.. content.Where(word => IsFixed(word, words)).Select(word => word.Term)];
        _turning = [.. content.Select(word => word.Surface).Where(FunctionWords.Contains)];
        Terms = _terms.ToHashSet(StringComparer.Ordinal);
        Numbers = [.. _terms.Where(IsNumber)];
    }

    /// <summary>What kind of thing is asked for.</summary>
    public QuestionKind Kind { get; }

    /// <summary>Whether the question denies what it speaks of.</summary>
    public bool IsDenied { get; }

    /// <summary>The content words' stems.</summary>
    public IReadOnlySet<string> Terms { get; }

    /// <summary>The stems that hold a digit, in order.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>The names in it: words with a capital, its first word aside, as stems in order. A question in lower case has none.</summary>
    public IReadOnlyList<string> Names => _fixed;

    /// <summary>The form of a question that was analysed for search; its spelling is corrected.</summary>
    public static QuestionForm Of(AnalyzedQuery query) => new(query.Words);

    /// <summary>The form of a question as it stands.</summary>
    public static QuestionForm Of(string question) => new(
    [
        .. TermAnalyzer.Analyze(question).Select(term => new QueryWord(
            term.Word, term.Value, !StopWords.Contains(term.Word), char.IsUpper(question[term.Range.Start]))),
    ]);

    /// <summary>One line that two questions share when they are the same, however they were written.</summary>
    public string Key => string.Join(
        ' ', [.. Terms.Order(StringComparer.Ordinal), Kind.ToString().ToUpperInvariant(), IsDenied ? "NOT" : "", .. _fixed.Where(IsNumber)]);

    /// <summary>Whether both ask the same: the same words, of the same kind, neither denied alone, names and numbers in the same order.</summary>
    public bool IsSameAs(QuestionForm other) =>
        Terms.SetEquals(other.Terms) && MayMean(other) && OrderOf(_fixed, other._terms) && OrderOf(other._fixed, _terms);

    /// <summary>
    /// Whether nothing that can be told from single words speaks against both asking the same: one may say more than the other, but no word
    /// is exchanged for another, since that makes it another question as often as the same, and its meaning as near.
    /// </summary>
    public bool MayBe(QuestionForm other) => MayMean(other) && (Terms.IsSubsetOf(other.Terms) || Terms.IsSupersetOf(other.Terms));

    // Small words turn a question around: before, off, only.
    private bool MayMean(QuestionForm other) =>
        IsDenied == other.IsDenied
        && _turning.SetEquals(other._turning)
        && (Kind == other.Kind || Kind == QuestionKind.Words || other.Kind == QuestionKind.Words)
        && Numbers.SequenceEqual(other.Numbers, StringComparer.Ordinal)
        && Names.All(other.Terms.Contains)
        && other.Names.All(Terms.Contains);

    private static bool OrderOf(List<string> names, List<string> within)
    {
        var at = 0;
        foreach (var name in names)
        {
            at = within.IndexOf(name, at) + 1;
            if (at == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFixed(QueryWord word, IReadOnlyList<QueryWord> words) =>
        IsNumber(word.Term) || (word.IsCapital && !word.Equals(words[0]));

    private static bool IsNumber(string term) => term.Any(character => char.IsDigit(character));

    private static QuestionKind KindOf(IReadOnlyList<QueryWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            // "Please tell me when": the question word may come late. A verb makes a question only where it comes first.
            if (Openings.TryGetValue(words[i].Surface, out var kind) && (kind < QuestionKind.Is || i == 0))
            {
                return kind == QuestionKind.How && i + 1 < words.Count && Measures.Contains(words[i + 1].Surface) ? QuestionKind.HowMuch : kind;
            }
        }

        return QuestionKind.Words;
    }
}
