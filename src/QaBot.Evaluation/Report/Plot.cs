using System.Globalization;

namespace QaBot.Evaluation.Report;

/// <summary>The frame of a drawing whose two axes go from 0 to 1, shown as per cent.</summary>
internal static class Plot
{
    private const double Width = 360;
    private const double Height = 300;
    private const double Left = 44;
    private const double Top = 12;
    private const double Side = 252;
    private const double Right = Left + 300;
    private const double Bottom = Top + 240;

    /// <summary>Place of a share on the horizontal axis.</summary>
    public static string X(double share) => Html.Number(Left + (share * (Right - Left)));

    /// <summary>Place of a share on the vertical axis, whose top is <paramref name="top"/>.</summary>
    public static string Y(double share, double top = 1) => Html.Number(Bottom - (Math.Min(share, top) / top * (Bottom - Top)));

    /// <summary>Opens a figure and draws its axes.</summary>
    /// <param name="html">The page.</param>
    /// <param name="title">What it shows, also for those who cannot see it.</param>
    /// <param name="horizontal">Name of the horizontal axis.</param>
    /// <param name="vertical">Name of the vertical axis.</param>
    /// <param name="top">The greatest share on the vertical axis.</param>
    public static void Open(Html html, string title, string horizontal, string vertical, double top = 1)
    {
        html.Add($"<figure><figcaption>{title}</figcaption><svg viewBox=\"0 0 {Html.Number(Width)} {Html.Number(Height)}\" role=\"img\" aria-label=\"{title}\">");
        for (var i = 0; i <= 4; i++)
        {
            var share = i / 4.0;
            html.Add($"<line class=\"grid\" x1=\"{X(0)}\" x2=\"{X(1)}\" y1=\"{Y(share)}\" y2=\"{Y(share)}\"/>")
                .Add($"<text class=\"tick end\" x=\"{Html.Number(Left - 6)}\" y=\"{Y(share)}\" dy=\"4\">{Percent(share * top)}</text>")
                .Add($"<text class=\"tick\" x=\"{X(share)}\" y=\"{Html.Number(Bottom + 16)}\">{Percent(share)}</text>");
        }

        html.Add($"<text class=\"axis\" x=\"{X(.5)}\" y=\"{Html.Number(Height - 8)}\">{horizontal}</text>")
            .Add($"<text class=\"axis\" transform=\"translate(10 {Html.Number(Side / 2)}) rotate(-90)\">{vertical}</text>");
    }

    /// <summary>Closes the figure.</summary>
    public static void Close(Html html, string remark) => html.Add($"</svg><p class=\"quiet\">{remark}</p></figure>");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#}");
}
