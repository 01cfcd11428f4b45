using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Report;

/// <summary>Draws confidence against the share that is right: on the diagonal the bot is as sure as it may be.</summary>
internal static class ReliabilityPlot
{
    private const double LeastRadius = 3;
    private const double Growth = 14;

    public static void Add(Html html, IReadOnlyList<ReliabilityBin> bins)
    {
        Plot.Open(html, "Reliability", "confidence, per cent", "right, per cent");
        html.Add($"<line class=\"ideal\" x1=\"{Plot.X(0)}\" y1=\"{Plot.Y(0)}\" x2=\"{Plot.X(1)}\" y2=\"{Plot.Y(1)}\"/>")
            .Add($"<polyline class=\"curve thin\" points=\"{string.Join(' ', bins.Select(bin => $"{Plot.X(bin.Confidence)},{Plot.Y(bin.Accuracy)}"))}\"/>");
        foreach (var bin in bins)
        {
            html.Add($"<circle class=\"bin\" cx=\"{Plot.X(bin.Confidence)}\" cy=\"{Plot.Y(bin.Accuracy)}\" r=\"{Html.Number(LeastRadius + (Growth * Math.Sqrt(bin.Share) / 2))}\">")
                .Add($"<title>{FigureText.Of(FigureUnit.Share, bin.Accuracy)} right at {FigureText.Of(FigureUnit.Share, bin.Confidence)} confidence, {bin.Count} questions</title></circle>");
        }

        Plot.Close(html, "Each disc is a tenth of the scale, its area the share of the questions. Above the line the bot is too modest, below it too sure.");
    }
}
