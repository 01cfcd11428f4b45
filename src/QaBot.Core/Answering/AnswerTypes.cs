using System.Collections.Frozen;
using System.Text.RegularExpressions;
using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>
/// Tells what kind of thing a question asks for, and whether a sentence holds one that the question did not name already. English; other
/// languages give <see cref="AnswerType.Any"/>, which every sentence meets equally.
/// </summary>
internal static partial class AnswerTypes
{
    private const int LongestSubject = 4;

    private static readonly FrozenSet<string> Measures = Set(
        "much many long old far tall high deep fast big large wide heavy often hot cold");

    private static readonly FrozenSet<string> NumberNouns = Set(
        "percentage percent number amount price cost population rate total size age temperature speed height length distance");

    private static readonly FrozenSet<string> DateNouns = Set("year date day month decade century");

    private static readonly FrozenSet<string> PlaceNouns = Set("city country state place town continent region location river street");

    private static readonly FrozenSet<string> NumberWords = Set(
        "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty "
        + "ninety hundred thousand million billion trillion half third quarter dozen percent once twice");

    private static readonly FrozenSet<string> Months = Set(
        "january february march april may june july august september october november december "
        + "monday tuesday wednesday thursday friday saturday sunday century decade jan feb mar apr jun jul aug sep sept oct nov dec");

    private static readonly FrozenSet<string> Auxiliaries = Set(
        "is are was were am do does did can could will would shall should has have had may might must");

    /// <summary>The kind of thing that the question asks for.</summary>
    public static AnswerType Of(AnalyzedQuery query)
    {
        var words = query.Words;
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1].Surface : "";
            if (OfWord(words[i].Surface, next) is { } type)
            {
                return type;
            }
        }

        return IsDefinition(words) ? AnswerType.Definition : AnswerType.Any;
    }

    /// <summary>Whether the question asks for yes or no: it begins with a verb that takes another.</summary>
    public static bool IsYesOrNo(AnalyzedQuery query) => query.Words.Count > 1 && Auxiliaries.Contains(query.Words[0].Surface);

    /// <summary>Whether a sentence holds a thing of <paramref name="type"/> that is not among the question's words.</summary>
    /// <param name="type">The kind looked for.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="terms">The sentence's terms, with ranges of <paramref name="text"/>.</param>
    /// <param name="asked">The question's analysed terms.</param>
    public static bool IsMetBy(AnswerType type, string text, IReadOnlyList<Term> terms, IReadOnlySet<string> asked) => type switch
    {
        AnswerType.Number => terms.Any(term => !asked.Contains(term.Value) && IsNumber(term.Word)),
        AnswerType.Date => terms.Any(term => !asked.Contains(term.Value) && IsDate(text, term)),
        AnswerType.Person or AnswerType.Place => HoldsName(text, terms, asked),
        AnswerType.Reason => Reasons().IsMatch(text),
        AnswerType.Definition => Defines(terms, asked),
        _ => false,
    };

    /// <summary>Whether the words of a span, which may begin anywhere, are such a thing; null where the kind does not show in single words.</summary>
    public static bool? IsMetBySpan(AnswerType type, string text, IReadOnlyList<Term> terms, IReadOnlySet<string> asked) => type switch
    {
        AnswerType.Number or AnswerType.Date => IsMetBy(type, text, terms, asked),
        AnswerType.Person or AnswerType.Place => terms.Any(term => IsCapital(text, term) && !asked.Contains(term.Value) && !StopWords.Contains(term.Word)),
        _ => null,
    };

    private static AnswerType? OfWord(string word, string next) => word switch
    {
        "how" when Measures.Contains(next) => AnswerType.Number,
        "what" or "which" or "whose" or "in" or "on" when DateNouns.Contains(next) => AnswerType.Date,
        "what" or "which" when NumberNouns.Contains(next) => AnswerType.Number,
        "what" or "which" when PlaceNouns.Contains(next) => AnswerType.Place,
        "when" => AnswerType.Date,
        "who" or "whom" or "whose" => AnswerType.Person,
        "where" => AnswerType.Place,
        "why" => AnswerType.Reason,
        _ => null,
    };

    // "What is X?" with a short X; a longer one asks for a property, which any sentence may state.
    private static bool IsDefinition(IReadOnlyList<QueryWord> words) =>
        words.Count is >= 3 and <= 2 + LongestSubject && words[0].Surface == "what" && words[1].Surface is "is" or "are";

    // "X is a ...": a word of the question, the verb, an article.
    private static bool Defines(IReadOnlyList<Term> terms, IReadOnlySet<string> asked)
    {
        for (var i = 0; i + 2 < terms.Count; i++)
        {
            if (asked.Contains(terms[i].Value) && !StopWords.Contains(terms[i].Word)
                && terms[i + 1].Word is "is" or "are" or "was" or "were" && terms[i + 2].Word is "a" or "an" or "the" or "one")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNumber(string word) => word.Any(char.IsAsciiDigit) || NumberWords.Contains(word);

    private static bool IsDate(string text, Term term) =>
        (term.Word.Length == 4 && term.Word.All(char.IsAsciiDigit) && term.Word[0] is '1' or '2')
        || (Months.Contains(term.Word) && char.IsUpper(text[term.Range.Start]))
        || term.Word is "century" or "decade";

    private static bool HoldsName(string text, IReadOnlyList<Term> terms, IReadOnlySet<string> asked)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            // A capital at the start of a sentence says nothing, unless the next word has one too.
            var says = i > 0 || (terms.Count > 1 && IsCapital(text, terms[1]));
            if (says && IsCapital(text, terms[i]) && !asked.Contains(terms[i].Value)
                && !StopWords.Contains(terms[i].Word) && !Months.Contains(terms[i].Word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCapital(string text, Term term) => char.IsUpper(text[term.Range.Start]);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"\b(because|due to|since|so that|in order to|reasons?|caus(e|es|ed|ing)|results? of|thus|therefore|hence|led to|leads to|owing to|as a result)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reasons();
}
