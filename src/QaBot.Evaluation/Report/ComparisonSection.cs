namespace QaBot.Evaluation.Report;

/// <summary>The part of the page on how the run compares with an earlier one.</summary>
internal static class ComparisonSection
{
    private const int ShownFlips = 100;

    public static void Add(Html html, RunComparison comparison)
    {
        html.Add($"<section id=\"comparison\"><h2>Compared with {comparison.Against}</h2>");
        foreach (var set in comparison.Sets)
        {
            Add(html, set);
        }

        if (comparison.Missing.Count > 0)
        {
            html.Add($"<p class=\"quiet\">In one of the two runs only: {string.Join(", ", comparison.Missing)}.</p>");
        }

        html.Constant("</section>\n");
    }

    private static void Add(Html html, SetComparison set)
    {
        html.Add($"<h3>{set.Name}</h3><p>{set.Pairs} questions asked in both: {set.Mended} mended, {set.Broken} broken (McNemar, {FigureText.P(set.P)}).</p>")
            .Constant("<div class=\"scroll\"><table><thead><tr><th>figure</th><th>before</th><th>now</th><th>difference</th><th>95 % interval</th><th></th></tr></thead><tbody>");
        foreach (var difference in set.Differences)
        {
            html.Add($"<tr><td>{difference.Name}</td><td>{FigureText.Of(FigureUnit.Number, difference.Before)}</td><td>{FigureText.Of(FigureUnit.Number, difference.After)}</td>")
                .Add($"<td>{FigureText.Of(FigureUnit.Number, difference.Difference.Value)}</td><td>{FigureText.Interval(FigureUnit.Number, difference.Difference)}</td><td>{FigureText.P(difference.P)}</td></tr>");
        }

        html.Constant("</tbody></table></div><div class=\"questions\">");
        foreach (var flip in set.Flips.Take(ShownFlips))
        {
            html.Add($"<details><summary><span class=\"badge {(flip.IsMended ? "good" : "wrong")}\">{(flip.IsMended ? "mended" : "broken")}</span> {flip.Question} ")
                .Add($"<span class=\"quiet\">{FigureCatalogue.NameOf(flip.Kind)}</span></summary><div class=\"detail\"><dl><dt>before</dt><dd>{flip.Before}</dd><dt>now</dt><dd>{flip.After}</dd></dl></div></details>");
        }

        html.Constant("</div>");
        if (set.Flips.Count > ShownFlips)
        {
            html.Add($"<p class=\"quiet\">and {set.Flips.Count - ShownFlips} more, all in run.json.</p>");
        }
    }
}
