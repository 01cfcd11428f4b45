using System.Globalization;

namespace QaBot.Evaluation.Report;

/// <summary>The part of the page on one set: figures, drawings, questions.</summary>
internal static class SetSection
{
    public static void Add(Html html, SetReport set, double threshold)
    {
        var result = set.Result;
        html.Add($"<section id=\"set-{HtmlReport.Anchor(result.Name)}\"><h2>{result.Name}</h2>")
            .Add($"<p class=\"quiet\">{Counted(result.Documents, "document")}, {Counted(result.Passages, "passage")}. Asked: {AskedOf(set)}. ")
            .Add($"Prepared in {Text(result.Preparation)}, asked in {Text(result.Asking)}{(result.Resumed > 0 ? Before(result.Resumed) : "")}.</p>");
        html.Constant("<div class=\"groups\">");
        foreach (var group in set.Figures.GroupBy(measured => measured.Figure.Group))
        {
            AddGroup(html, group.Key, group);
        }

        html.Constant("</div>");
        if (set.RiskCoverage.Count > 1)
        {
            html.Constant("<div class=\"plots\">");
            RiskCoveragePlot.Add(html, set.RiskCoverage, threshold);
            ReliabilityPlot.Add(html, set.Reliability);
            html.Constant("</div>");
        }

        QuestionList.Add(html, set);
        html.Constant("</section>\n");
    }

    private static void AddGroup(Html html, FigureGroup group, IEnumerable<MeasuredFigure> figures)
    {
        html.Add($"<div class=\"group {(group == FigureGroup.Abstention ? "abstention" : "")}\"><h3>{group}</h3><table class=\"figures\"><tbody>");
        foreach (var (figure, estimate) in figures)
        {
            html.Add($"<tr><th scope=\"row\"><span class=\"name\">{figure.Name}</span><span class=\"quiet\">{figure.Title}</span></th>")
                .Add($"<td><b>{FigureText.Of(figure.Unit, estimate.Value)}</b>");
            if (estimate.Count > 1)
            {
                html.Add($"<span class=\"quiet\">{FigureText.Interval(figure.Unit, estimate)} · n {estimate.Count}</span>");
            }

            html.Constant("</td></tr>");
        }

        html.Constant("</tbody></table></div>");
    }

    private static string AskedOf(SetReport set) => string.Join(", ", set.Result.Outcomes.GroupBy(outcome => outcome.Kind).OrderBy(kind => kind.Key)
        .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count():N0} {FigureCatalogue.NameOf(kind.Key)}")));

    private static string Counted(int count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");

    private static string Before(int resumed) => string.Create(CultureInfo.InvariantCulture, $" ({resumed:N0} of them in an earlier run)");

    private static string Text(TimeSpan time) => time.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.0} min");
}
