using System.Globalization;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Report;

/// <summary>The questions of a set, each to be opened to see why its reply was what it was. Wrong ones come first.</summary>
internal static class QuestionList
{
    // A page of tens of thousands of questions opens nowhere; the rest is in the file of outcomes.
    private const int Shown = 300;

    public static void Add(Html html, SetReport set)
    {
        var outcomes = set.Result.Outcomes;
        var listed = outcomes.OrderBy(SeverityOf).Take(Shown).ToList();
        html.Constant("<h3>Questions</h3><div class=\"filter\" hidden><label>Show <select><option value=\"\">all</option>")
            .Constant("<option value=\"wrong\">wrong answers</option><option value=\"missed\">not answered, though answerable</option><option value=\"good\">good</option></select></label>")
            .Constant("<label>with <input type=\"search\" placeholder=\"words of the question\"></label><output></output></div><div class=\"questions\">");
        foreach (var outcome in listed)
        {
            Add(html, outcome);
        }

        html.Constant("</div>");
        if (outcomes.Count > listed.Count)
        {
            html.Add($"<p class=\"quiet\">and {(outcomes.Count - listed.Count).ToString("N0", CultureInfo.InvariantCulture)} more, all in outcomes/{set.Result.Name}.jsonl.</p>");
        }
    }

    private static string VerdictOf(Outcome outcome) => outcome.IsGood ? "good" : outcome.IsAnswered ? "wrong" : "missed";

    private static int SeverityOf(Outcome outcome) => VerdictOf(outcome) switch
    {
        "wrong" => outcome.Kind == QuestionKind.Answerable ? 0 : 1,
        "missed" => 2,
        _ => 3,
    };

    private static void Add(Html html, Outcome outcome)
    {
        var detail = outcome.Detail;
        html.Add($"<details data-verdict=\"{VerdictOf(outcome)}\"><summary><span class=\"badge {VerdictOf(outcome)}\">{LabelOf(outcome)}</span> {outcome.Question} ")
            .Add($"<span class=\"quiet\">{FigureCatalogue.NameOf(outcome.Kind)} · {FigureText.Of(FigureUnit.Share, outcome.Confidence)}</span></summary><div class=\"detail\">")
            .Add($"<p class=\"reply\">{detail.Text}</p><dl>");
        if (detail.Highlight is { } highlight)
        {
            html.Add($"<dt>highlighted</dt><dd>{highlight}</dd>");
        }

        if (detail.Answers.Count + detail.Gold.Count > 0)
        {
            html.Add($"<dt>expected</dt><dd>{string.Join(" | ", detail.Answers)}{(detail.Gold.Count > 0 ? $" ({string.Join(", ", detail.Gold)})" : "")}</dd>");
        }

        html.Add($"<dt>id</dt><dd>{outcome.Id}, {outcome.Milliseconds.ToString("0", CultureInfo.InvariantCulture)} ms</dd></dl>");
        AddPassages(html, detail.Passages);
        AddSentences(html, detail.Sentences);
        AddFeatures(html, detail.Features);
        html.Constant("</div></details>\n");
    }

    private static string LabelOf(Outcome outcome) => VerdictOf(outcome) switch
    {
        "wrong" => "wrong",
        "missed" => "not answered",
        _ => outcome.IsAnswered ? "right" : "rightly none",
    };

    private static void AddPassages(Html html, IReadOnlyList<PassageDetail> passages)
    {
        if (passages.Count == 0)
        {
            return;
        }

        html.Constant("<div class=\"scroll\"><table><caption>Passages</caption><thead><tr><th>#</th><th>document</th><th>line</th><th>fused</th><th>words</th><th>meaning</th></tr></thead><tbody>");
        foreach (var passage in passages)
        {
            html.Add($"<tr class=\"{(passage.IsHit ? "hit" : "")}\"><td>{passage.Rank}</td><td>{passage.Document}</td><td>{passage.Line}</td>")
                .Add($"<td>{Score(passage.Fused)}</td><td>{Score(passage.Words)}</td><td>{(passage.Meaning is { } meaning ? Score(meaning) : "–")}</td></tr>");
        }

        html.Constant("</tbody></table></div>");
    }

    private static void AddSentences(Html html, IReadOnlyList<SentenceDetail> sentences)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        html.Constant("<div class=\"scroll\"><table><caption>Sentences</caption><thead><tr><th>score</th><th>covers</th><th>sentence</th></tr></thead><tbody>");
        foreach (var sentence in sentences)
        {
            html.Add($"<tr class=\"{(sentence.IsRight ? "hit" : "")}\"><td>{Score(sentence.Score)}</td><td>{Score(sentence.Coverage)}</td><td class=\"wide\">{sentence.Text}</td></tr>");
        }

        html.Constant("</tbody></table></div>");
    }

    private static void AddFeatures(Html html, IReadOnlyDictionary<string, double> features)
    {
        if (features.Count > 0)
        {
            html.Add($"<p class=\"quiet features\">Confidence was made from: {string.Join(", ", features.Select(feature => $"{feature.Key} {Score(feature.Value)}"))}</p>");
        }
    }

    private static string Score(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
