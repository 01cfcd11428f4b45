using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace QaBot.Core.Conversation;

/// <summary>
/// Turns a sentence into the question it answers, where a pattern makes it certain that the question is good English; most sentences
/// give none.
/// </summary>
public static partial class StarterPhrases
{
    private const int MostWords = 14;

    private static readonly FrozenSet<string> NotSubjects =
        ("it this that these those there he she they we you i such here what who which one some many most all each both other another "
        + "his her its their our your my").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Verbs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["paid"] = "pay", ["visited"] = "visit", ["opened"] = "open", ["signed"] = "sign", ["won"] = "win", ["began"] = "begin",
        ["launched"] = "launch", ["founded"] = "found", ["joined"] = "join", ["started"] = "start", ["became"] = "become",
        ["moved"] = "move", ["wrote"] = "write", ["built"] = "build", ["led"] = "lead", ["met"] = "meet", ["left"] = "leave",
        ["published"] = "publish", ["released"] = "release", ["received"] = "receive", ["introduced"] = "introduce",
        ["announced"] = "announce", ["highlighted"] = "highlight", ["emphasized"] = "emphasize", ["stressed"] = "stress",
        ["proposed"] = "propose", ["promised"] = "promise", ["invented"] = "invent", ["discovered"] = "discover",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Speaking =
        "announced highlighted emphasized stressed proposed promised".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The questions that <paramref name="sentence"/>, on one line, answers by its form.</summary>
    public static IEnumerable<string> Of(string sentence)
    {
        string?[] questions = [Definition(sentence), Instruction(sentence), Point(sentence), Place(sentence), End(sentence), Event(sentence), Statement(sentence)];
        return questions.OfType<string>().Where(question => question.Count(letter => letter == ' ') < MostWords);
    }

    private static string? Definition(string sentence)
    {
        var match = DefinitionPattern().Match(sentence);
        if (!match.Success || !IsSubject(match.Groups["x"].Value))
        {
            return null;
        }

        var ask = PersonPattern().IsMatch(match.Groups["rest"].Value) ? "Who" : "What";
        return $"{ask} {match.Groups["be"].Value} {Article(match)}{match.Groups["x"].Value}?";
    }

    private static string? Instruction(string sentence)
    {
        var match = InstructionPattern().Match(sentence);
        return match.Success ? $"How do I {match.Groups["do"].Value}?" : null;
    }

    private static string? Point(string sentence)
    {
        var match = PointPattern().Match(sentence);
        return match.Success && IsSubject(match.Groups["x"].Value)
            ? $"When {match.Groups["be"].Value} {Article(match)}{match.Groups["x"].Value} {match.Groups["verb"].Value}?"
            : null;
    }

    private static string? Place(string sentence)
    {
        var match = PlacePattern().Match(sentence);
        return match.Success && IsSubject(match.Groups["x"].Value)
            ? $"Where {match.Groups["be"].Value} {Article(match)}{match.Groups["x"].Value} {match.Groups["verb"].Value}?"
            : null;
    }

    private static string? End(string sentence)
    {
        var match = EndPattern().Match(sentence);
        return match.Success && IsSubject(match.Groups["x"].Value)
            ? $"Until when will {Article(match)}{match.Groups["x"].Value} {match.Groups["verb"].Value}?"
            : null;
    }

    private static string? Event(string sentence)
    {
        var match = EventPattern().Match(sentence);
        return match.Success && Verbs.TryGetValue(match.Groups["verb"].Value, out var verb)
            ? $"When did {match.Groups["x"].Value} {verb} {match.Groups["rest"].Value}?"
            : null;
    }

    private static string? Statement(string sentence)
    {
        var match = StatementPattern().Match(sentence);
        return match.Success && Speaking.Contains(match.Groups["verb"].Value) && IsSubject(match.Groups["x"].Value)
            ? $"What did {match.Groups["x"].Value} {Verbs[match.Groups["verb"].Value]}?"
            : null;
    }

    private static string Article(Match match) => match.Groups["article"].Value.ToLowerInvariant();

    private static bool IsSubject(string subject) => !NotSubjects.Contains(subject.Split(' ')[0]);

    [GeneratedRegex(@"^(?<article>(?:The|An?) )?(?<x>\p{L}[\p{L}\p{N}\-]*(?: \p{L}[\p{L}\p{N}\-]*){0,3}) (?<be>is|are) (?<rest>(?:an?|the|one of) .+)$", RegexOptions.CultureInvariant)]
    private static partial Regex DefinitionPattern();

    [GeneratedRegex(@"^an? (?:[\p{L}\-]+ ){0,4}(?:politician|member|minister|president|leader|author|writer|singer|actor|actress|scientist|engineer|player|artist)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PersonPattern();

    [GeneratedRegex(@"^To (?<do>(?!be\b)\p{Ll}[^,.:;()""“”]{5,60}),", RegexOptions.CultureInvariant)]
    private static partial Regex InstructionPattern();

    [GeneratedRegex(@"^(?<article>The )?(?<x>\p{L}[^,.:;()""“”]{1,50}) (?<be>was|were) (?<verb>founded|built|born|held|created|established|opened|released|published|completed|introduced|discovered|invented|signed) (?:[^,.;]* )?(?:in|on) (?:\p{Lu}\p{Ll}+ )?(?:\d{1,2},? )?\d{4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex PointPattern();

    [GeneratedRegex(@"^(?<article>The )?(?<x>\p{L}[^,.:;()""“”]{1,50}) (?<be>is|are|was|were) (?<verb>located|situated|based|stored|kept|held) (?:in|at|on|near|under) ", RegexOptions.CultureInvariant)]
    private static partial Regex PlacePattern();

    [GeneratedRegex(@"^(?<article>The )?(?<x>\p{L}[^,.:;()""“”]{1,50}) will (?<verb>last|run|continue|stay open|remain open) until ", RegexOptions.CultureInvariant)]
    private static partial Regex EndPattern();

    [GeneratedRegex(@"^(?:In|On|By) (?:\p{Lu}\p{Ll}+ ?)?(?:\d{1,4},? ?)*, (?<x>\p{Lu}[\p{L}\-]+(?: \p{Lu}[\p{L}\-]+){0,3}) (?<verb>\p{Ll}+) (?<rest>[^,.:;()""“”]{3,50}?)(?: and |,|\.$)", RegexOptions.CultureInvariant)]
    private static partial Regex EventPattern();

    [GeneratedRegex(@"^(?<x>\p{Lu}[\p{L}\-]+(?: \p{Lu}[\p{L}\-]+){0,3}) (?<verb>\p{Ll}+) ", RegexOptions.CultureInvariant)]
    private static partial Regex StatementPattern();
}
