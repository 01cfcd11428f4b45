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
        yield return Sum(report);
        yield return Parts(report);
        if (report.Note is { } note)
        {
            yield return note;
        }

        foreach (var line in Files(report, IngestionOutcome.Failed, "Failed", listed)
            .Concat(Files(report, IngestionOutcome.Skipped, "Skipped", listed))
            .Concat(Warnings(report, listed)))
        {
            yield return PlainText.Of(line);
        }
    }

    /// <summary>A duration as a person says it.</summary>
    public static string Text(TimeSpan duration) => duration.TotalSeconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:F1} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes} min {duration.Seconds} s");

    private static string Sum(IngestionReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(report.Documents, "document")}, {Count(report.Chunks, "chunk")}, {Count(report.Words, "word")} indexed in {Text(report.Duration)}.");

    private static string Parts(IngestionReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Count(IngestionOutcome.Indexed):N0} new or changed, {report.Count(IngestionOutcome.Unchanged):N0} unchanged, {report.Count(IngestionOutcome.Removed):N0} removed; {Count(report.EmbeddedChunks, "chunk")} embedded, {report.ReusedChunks:N0} reused.");

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

    private static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
