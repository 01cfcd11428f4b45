using System.Globalization;
using QaBot.Evaluation.Report;
using Spectre.Console;

namespace QaBot.Commands.Eval;

/// <summary>Draws a run for a person at a terminal. What comes from sets is drawn as text, never as markup.</summary>
internal static class RunView
{
    private const int ShownFlips = 10;

    /// <summary>Draws the figures of each set, the comparison, and where the rest is.</summary>
    public static void Write(IAnsiConsole console, RunReport run, RunFolder folder)
    {
        foreach (var set in run.Sets)
        {
            Write(console, set);
        }

        foreach (var set in run.Comparison?.Sets ?? [])
        {
            Write(console, set);
        }

        if (run.Comparison is { Missing.Count: > 0 } comparison)
        {
            console.WriteLine(PlainText.Of($"In one of the two runs only: {string.Join(", ", comparison.Missing)}."));
        }

        console.WriteLine(PlainText.Of($"Report: {folder.Html}"));
        console.WriteLine(PlainText.Of($"Figures: {folder.Json}"));
    }

    private static void Write(IAnsiConsole console, SetReport set)
    {
        var result = set.Result;
        console.WriteLine(PlainText.Of(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Name}: {Quantity.Of(result.Documents, "document")}, {Quantity.Of(result.Passages, "passage")}; {Quantity.Of(result.Outcomes.Count, "question")} asked in {IngestionReportView.Text(result.Asking)}{(result.Resumed > 0 ? $", {result.Resumed:N0} of them before" : "")}.")));
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("figure", "value", "95 % interval", "n", "what it says");
        table.Columns[1].Alignment = table.Columns[3].Alignment = Justify.Right;
        FigureGroup? group = null;
        foreach (var (figure, estimate) in set.Figures)
        {
            if (group is not null && group != figure.Group)
            {
                table.AddEmptyRow();
            }

            group = figure.Group;
            table.AddRow(
                new Text(figure.Name),
                new Text(FigureText.Of(figure.Unit, estimate.Value)),
                new Text(estimate.Count > 1 ? FigureText.Interval(figure.Unit, estimate) : ""),
                new Text(estimate.Count > 1 ? estimate.Count.ToString(CultureInfo.InvariantCulture) : ""),
                new Text(figure.Title, new Style(Color.Grey)));
        }

        console.Write(table);
    }

    private static void Write(IAnsiConsole console, SetComparison set)
    {
        console.WriteLine(PlainText.Of(
            $"{set.Name}, compared: {Quantity.Of(set.Pairs, "question")} asked in both, {set.Mended} mended, {set.Broken} broken (McNemar, {FigureText.P(set.P)})."));
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("figure", "before", "now", "difference", "95 % interval", "");
        foreach (var difference in set.Differences)
        {
            table.AddRow(
                new Text(difference.Name),
                new Text(FigureText.Of(FigureUnit.Number, difference.Before)),
                new Text(FigureText.Of(FigureUnit.Number, difference.After)),
                new Text(FigureText.Of(FigureUnit.Number, difference.Difference.Value)),
                new Text(FigureText.Interval(FigureUnit.Number, difference.Difference)),
                new Text(FigureText.P(difference.P)));
        }

        console.Write(table);
        foreach (var flip in set.Flips.Take(ShownFlips))
        {
            console.WriteLine(PlainText.Of($"  {(flip.IsMended ? "mended" : "broken")}: {flip.Question} ({FigureCatalogue.NameOf(flip.Kind)})"));
        }

        if (set.Flips.Count > ShownFlips)
        {
            console.WriteLine($"  and {set.Flips.Count - ShownFlips} more in the report");
        }
    }
}
