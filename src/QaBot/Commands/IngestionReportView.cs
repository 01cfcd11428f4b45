using System.Globalization;
using QaBot.Core.Ingestion;

namespace QaBot.Commands;

/// <summary>Says in lines what an ingestion did.</summary>
internal static class IngestionReportView
{
    private const int Listed = 10;

    /// <summary>The lines: the sum, then what was left out and why, then what readers remarked.</summary>
    /// <param name="report">The report.</param>
    /// <param name="listed">How many files of each kind are listed before "and N more".</param>
    public static IEnumerable<string> Lines(IngestionReport report, int listed = Listed)
    {
        foreach (var line in Whole(report))
        {
            yield return line;
        }

        if (report.Note is { } note)
        {
            yield return note;
        }

        foreach (var line in Remarks(report, listed))
        {
            yield return line;
        }
    }

    /// <summary>The lines for a part of the folder: its sum, its remarks, then what was done in the whole folder.</summary>
    /// <param name="report">The report on the whole folder.</param>
    /// <param name="part">Source path of a file or folder in it.</param>
    /// <param name="listed">How many files of each kind are listed before "and N more".</param>
    public static IEnumerable<string> PartLines(IngestionReport report, string part, int listed = Listed)
    {
        var inside = report with { Results = [.. report.Results.Where(result => SourcePath.IsIn(result.SourcePath, part))] };
        yield return PlainText.Of($"{part}: {Indexed(inside)} indexed; {Changes(inside)}.");
        if (inside.Results.Count == 0)
        {
            yield return "Nothing there is read: it is empty or hidden.";
        }

        foreach (var line in Remarks(inside, listed))
        {
            yield return line;
        }

        yield return PlainText.Of($"All of {report.Folder}:");
        foreach (var line in Whole(report))
        {
            yield return line;
        }
    }

    /// <summary>A duration as a person says it.</summary>
    public static string Text(TimeSpan duration) => duration.TotalSeconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:F1} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes} min {duration.Seconds} s");

    private static IEnumerable<string> Whole(IngestionReport report)
    {
        yield return Sum(report);
        yield return Parts(report);
        if (report.FormerModels.Count > 0)
        {
            yield return PlainText.Of($"The embedding model changed: what {string.Join(", ", report.FormerModels)} had embedded was embedded anew.");
        }
    }

    private static string Sum(IngestionReport report) => $"{Indexed(report)} indexed in {Text(report.Duration)}.";

    private static string Parts(IngestionReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Changes(report)}; {Quantity.Of(report.EmbeddedChunks, "chunk")} embedded, {report.ReusedChunks:N0} reused.");

    private static string Indexed(IngestionReport report) =>
        $"{Quantity.Of(report.Documents, "document")}, {Quantity.Of(report.Chunks, "chunk")}, {Quantity.Of(report.Words, "word")}";

    private static string Changes(IngestionReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Count(IngestionOutcome.Indexed):N0} new or changed, {report.Count(IngestionOutcome.Unchanged):N0} unchanged, {report.Count(IngestionOutcome.Removed):N0} removed");

    private static IEnumerable<string> Remarks(IngestionReport report, int listed) =>
        Files(report, IngestionOutcome.Failed, "Failed", listed)
            .Concat(Files(report, IngestionOutcome.Skipped, "Skipped", listed))
            .Concat(Warnings(report, listed))
            .Select(PlainText.Of);

    private static IEnumerable<string> Files(IngestionReport report, IngestionOutcome outcome, string word, int listed) =>
        Limit(report.Results.Where(result => result.Outcome == outcome).Select(result => $"{word} {result.SourcePath}: {result.Message}"), listed);

    private static IEnumerable<string> Warnings(IngestionReport report, int listed) =>
        Limit(report.Results.SelectMany(result => result.Warnings, (result, warning) => $"Note {result.SourcePath}: {warning}"), listed);

    private static IEnumerable<string> Limit(IEnumerable<string> lines, int listed)
    {
        var all = lines.ToList();
        var rest = all.Count - listed;
        return rest > 0
            ? all.Take(listed).Append(string.Create(CultureInfo.InvariantCulture, $"and {rest:N0} more"))
            : all;
    }
}
