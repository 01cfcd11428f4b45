using QaBot.Commands.Checks;
using Spectre.Console;

namespace QaBot.Commands;

/// <summary>Draws what the doctor found.</summary>
internal static class FindingView
{
    private const int Indent = 10;

    private static readonly Style Quiet = new(Color.Grey);

    /// <summary>Draws one entry for each finding, and a last line that sums up.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Write(console, finding);
        }

        console.WriteLine();
        var wrong = findings.Count(finding => finding.Verdict == Verdict.Wrong);
        console.WriteLine(wrong switch
        {
            0 => "Nothing is wrong.",
            1 => "1 thing is wrong.",
            _ => $"{wrong} things are wrong.",
        });
    }

    private static void Write(IAnsiConsole console, Finding finding)
    {
        var (mark, color) = finding.Verdict switch
        {
            Verdict.Fine => ("ok", Color.Green),
            Verdict.Notice => ("notice", Color.Yellow),
            _ => ("WRONG", Color.Red),
        };
        var grid = new Grid().AddColumn(new GridColumn().Width(Indent - 2).PadLeft(0).PadRight(2).NoWrap()).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        grid.AddRow(new Text(mark, color), new Text($"{finding.Check}: {PlainText.Of(finding.Symptom)}"));
        if (finding.Cause is { } cause)
        {
            grid.AddRow(new Text(""), new Text($"cause: {PlainText.Of(cause)}", Quiet));
        }

        if (finding.Mend is { } mend)
        {
            grid.AddRow(new Text(""), new Text($"mend: {PlainText.Of(mend)}"));
        }

        console.Write(grid);
    }
}
