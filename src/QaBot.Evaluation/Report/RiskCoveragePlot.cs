using System.Globalization;
using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Report;

/// <summary>Draws risk against coverage, with the point at which the bot stands.</summary>
internal static class RiskCoveragePlot
{
    private static readonly double[] Tops = [.1, .2, .4, .6, .8];

    public static void Add(Html html, IReadOnlyList<RiskPoint> curve, double threshold)
    {
        var highest = curve.Max(point => point.Risk);
        var top = Tops.FirstOrDefault(candidate => candidate >= highest, 1);
        Plot.Open(html, "Risk and coverage", "per cent of the questions answered", "per cent of those wrong", top);
        html.Add($"<polyline class=\"curve\" points=\"{string.Join(' ', curve.Select(point => $"{Plot.X(point.Coverage)},{Plot.Y(point.Risk, top)}"))}\"/>");
        var remark = "Each point of the line is a threshold; questions with and without an answer are mixed half and half.";
        if (curve.LastOrDefault(point => point.Threshold >= threshold) is { } now)
        {
            html.Add($"<circle class=\"now\" cx=\"{Plot.X(now.Coverage)}\" cy=\"{Plot.Y(now.Risk, top)}\" r=\"5\"/>");
            remark += string.Create(
                CultureInfo.InvariantCulture, $" The dot: at the threshold {threshold}, {100 * now.Coverage:0} % are answered, {100 * now.Risk:0.0} % of those wrongly.");
        }

        Plot.Close(html, remark);
    }
}
