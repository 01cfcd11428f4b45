using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QaBot.Evaluation.Report;

/// <summary>The report of a run as one page: no other file, no address is loaded, and a policy in it lets no script run but its own.</summary>
public static class HtmlReport
{
    /// <summary>The page.</summary>
    public static string Write(RunReport run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var script = Resource("report.js");
        var policy = $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
        var html = new Html();
        html.Constant("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Constant($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n")
            .Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>QaBot evaluation: {NamesOf(run)}</title>\n")
            .Constant("<style>").Constant(Resource("report.css")).Constant("</style>\n</head>\n<body>\n");
        AddHead(html, run);
        foreach (var set in run.Sets)
        {
            SetSection.Add(html, set, run.Threshold);
        }

        if (run.Comparison is { } comparison)
        {
            ComparisonSection.Add(html, comparison);
        }

        return html.Constant("</main>\n<script>").Constant(script).Constant("</script>\n</body>\n</html>\n").ToString();
    }

    private static string NamesOf(RunReport run) => string.Join(", ", run.Sets.Select(set => set.Result.Name));

    private static void AddHead(Html html, RunReport run)
    {
        html.Add($"<header><h1>How good are the answers?</h1><p>QaBot {run.Version}, {run.Ended.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)}. ")
            .Add($"An answer is given from a confidence of {run.Threshold} on; below a figure stand its 95 % bootstrap interval and the number of questions.</p>");
        if (run.Settings.Count > 0)
        {
            html.Add($"<p>Settings other than the defaults: {string.Join(", ", run.Settings)}</p>");
        }

        html.Constant("<nav aria-label=\"Sets\">");
        foreach (var set in run.Sets)
        {
            html.Add($"<a href=\"#set-{Anchor(set.Result.Name)}\">{set.Result.Name}</a> ");
        }

        html.Constant(run.Comparison is null ? "</nav></header>\n<main>\n" : "<a href=\"#comparison\">comparison</a></nav></header>\n<main>\n");
        OverviewTable.Add(html, run);
    }

    /// <summary>A name as a part of an address in the page.</summary>
    internal static string Anchor(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream($"QaBot.Evaluation.Report.{name}")!);
        return reader.ReadToEnd();
    }
}
