using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace QaBot.Evaluation.Drafting;

/// <summary>Turns a sentence into the question that its number answers, where its form makes it certain that the question is good English.</summary>
internal static partial class NumberPhrases
{
    private static readonly FrozenDictionary<string, string> Verbs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["has"] = "have", ["have"] = "have", ["had"] = "have", ["contains"] = "contain", ["contain"] = "contain", ["includes"] = "include",
        ["holds"] = "hold", ["needs"] = "need", ["reads"] = "read", ["employs"] = "employ", ["covers"] = "cover", ["serves"] = "serve",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NotSubjects =
        "it this that these those there he she they we you i each both which who another others some many most all".Split(' ')
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The questions that <paramref name="sentence"/>, on one line, answers with a number.</summary>
    public static IEnumerable<string> Of(string sentence)
    {
        string?[] questions = [Count(sentence), Duration(sentence), Price(sentence), Amount(sentence)];
        return questions.OfType<string>();
    }

    private static string? Count(string sentence) => CountPattern().Match(sentence) is { Success: true } match && IsSubject(match)
        ? $"How many {match.Groups["unit"].Value} {Auxiliary(match)} {SubjectOf(match)} {Verbs[match.Groups["verb"].Value]}?"
        : null;

    private static string? Duration(string sentence) => DurationPattern().Match(sentence) is { Success: true } match && IsSubject(match)
        ? $"How long {Auxiliary(match)} {SubjectOf(match)} {match.Groups["verb"].Value.TrimEnd('s')}?"
        : null;

    private static string? Price(string sentence) => PricePattern().Match(sentence) is { Success: true } match && IsSubject(match)
        ? $"How much {Auxiliary(match)} {SubjectOf(match)} cost?"
        : null;

    private static string? Amount(string sentence) => AmountPattern().Match(sentence) is { Success: true } match && IsSubject(match)
        ? $"How much {match.Groups["verb"].Value} {SubjectOf(match)}{match.Groups["when"].Value}?"
        : null;

    private static bool IsSubject(Match match) => !NotSubjects.Contains(match.Groups["x"].Value.Split(' ')[0]);

    private static string SubjectOf(Match match) => match.Groups["article"].Value.ToLowerInvariant() + match.Groups["x"].Value;

    private static string Auxiliary(Match match) => match.Groups["verb"].Value switch
    {
        "have" or "contain" or "last" or "take" or "cost" => "do",
        "had" => "did",
        _ => "does",
    };

    [GeneratedRegex(@"^(?<article>(?:The|An?) )?(?<x>\p{L}[^,.:;()""“”\d]{1,50}?) (?<verb>has|have|had|contains?|includes|holds|needs|reads|employs|covers|serves) (?:up to |at least |at most |about |around |more than |over |exactly |some )?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundreds of|thousands of) (?<unit>(?!of\b|and\b|or\b|to\b|per\b)\p{Ll}[\p{Ll}\-]*s)\b", RegexOptions.CultureInvariant)]
    private static partial Regex CountPattern();

    [GeneratedRegex(@"^(?<article>(?:The|An?) )?(?<x>\p{L}[^,.:;()""“”\d]{1,50}?) (?<verb>lasts?|takes?) (?:up to |at least |at most |about |around |more than |over )?(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex DurationPattern();

    [GeneratedRegex(@"^(?<article>(?:The|An?) )?(?<x>\p{L}[^,.:;()""“”\d]{1,50}?) (?<verb>costs?) (?:up to |at least |at most |about |around |more than |over )?(?:[$€£¥]|\d)", RegexOptions.CultureInvariant)]
    private static partial Regex PricePattern();

    [GeneratedRegex(@"^(?<article>(?:The|An?) )?(?<x>\p{L}[^,.:;()""“”\d]{1,50}?) (?<verb>is|are|was|were) (?:up to |at least |at most |about |around |more than |over )?[$€£¥]\s?\d[\d,.]*(?: (?:thousand|million|billion|trillion))?(?<when> in \d{4})?", RegexOptions.CultureInvariant)]
    private static partial Regex AmountPattern();
}
