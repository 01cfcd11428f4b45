namespace QaBot.Evaluation.Report;

/// <summary>The first table of the page: the figures that say most, one row for each set.</summary>
internal static class OverviewTable
{
    private static readonly string[] Shown = ["R@1", "R@5", "nDCG@10", "sentence@1", "holds@3", "answered:answerable", "wrong-given", "ECE", "CRAG", "p50"];

    public static void Add(Html html, RunReport run)
    {
        var columns = Shown.Where(name => run.Sets.Any(set => set.Find(name) is not null)).Select(name => FigureCatalogue.Find(name)!).ToList();
        html.Constant("<section><h2>At a glance</h2><div class=\"scroll\"><table class=\"figures\"><thead><tr><th scope=\"col\">set</th>");
        foreach (var column in columns)
        {
            html.Add($"<th scope=\"col\" title=\"{column.Title}\">{column.Name}</th>");
        }

        html.Constant("</tr></thead><tbody>");
        foreach (var set in run.Sets)
        {
            html.Add($"<tr><th scope=\"row\"><a href=\"#set-{HtmlReport.Anchor(set.Result.Name)}\">{set.Result.Name}</a></th>");
            foreach (var column in columns)
            {
                html.Add($"<td>{(set.Find(column.Name) is { } estimate ? FigureText.Of(column.Unit, estimate.Value) : "–")}</td>");
            }

            html.Constant("</tr>");
        }

        html.Constant("</tbody></table></div></section>\n");
    }
}
