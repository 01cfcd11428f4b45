using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using QaBot.Evaluation.Report;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Tests.Report;

public sealed class HtmlReportTests
{
    private const string Hostile = "<script>alert(1)</script> {0} & \"x\" '";

    [Fact]
    public void Write_HostileContent_IsTextEverywhere()
    {
        var outcome = Made.Answer("1", .9, isRight: false) with
        {
            Id = Hostile,
            Question = Hostile,
            Detail = new OutcomeDetail
            {
                Text = Hostile,
                Highlight = Hostile,
                Gold = [Hostile],
                Answers = [Hostile],
                Passages = [new PassageDetail(1, Hostile, 1, .5, .5, null, true)],
                Sentences = [new SentenceDetail(Hostile, Hostile, 1, .5, false)],
                Features = new Dictionary<string, double> { [Hostile] = 1 },
            },
        };
        var now = Made.Result(Hostile, outcome, Made.None("2", QuestionKind.OtherDomain, .4));
        var run = Made.Run(now) with
        {
            Settings = [Hostile],
            Comparison = new RunComparison(Hostile, [SetComparison.Of(Hostile, [outcome with { IsRight = true }], [outcome])], [Hostile]),
        };

        var html = HtmlReport.Write(run);

        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("\"x\" '");
        Regex.Count(html, "<script>").ShouldBe(1);
        Regex.Count(html, Regex.Escape("&lt;script&gt;alert(1)&lt;/script&gt; {0} &amp; &quot;x&quot; &#x27;")).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Write_AnyRun_LoadsNothingAndRunsOnlyItsOwnScript()
    {
        var html = HtmlReport.Write(Made.Run(Made.Result("s", Made.Answer("1", .9, isRight: true), Made.None("2", QuestionKind.OtherDomain, .4))));

        html.ShouldNotContain("http:");
        html.ShouldNotContain("https:");
        html.ShouldNotContain("src=");
        html.ShouldNotContain("url(");
        var script = Regex.Match(html, "<script>(.*)</script>", RegexOptions.Singleline).Groups[1].Value;
        html.ShouldContain($"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'");
    }

    [Fact]
    public void Write_OtherCulture_KeepsPoints()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var html = HtmlReport.Write(Made.Run(Made.Result("s", Made.Answer("1", .95, isRight: true), Made.None("2", QuestionKind.OtherDomain, .45))));

            html.ShouldContain("95.0 %");
            Regex.IsMatch(html, @"points=""[^""]*\d,\d+,").ShouldBeFalse();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Write_ManyQuestions_ShowsWrongOnesFirstAndSaysHowManyMore()
    {
        Outcome[] outcomes = [.. Enumerable.Range(0, 400).Select(i => Made.Answer($"{i}", .9, isRight: i != 399))];

        var html = HtmlReport.Write(Made.Run(Made.Result("s", outcomes)));

        Regex.Count(html, "<details data-verdict").ShouldBe(300);
        html.IndexOf("Question 399?", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("Question 0?", StringComparison.Ordinal));
        html.ShouldContain("and 100 more, all in outcomes/s.jsonl");
    }
}
