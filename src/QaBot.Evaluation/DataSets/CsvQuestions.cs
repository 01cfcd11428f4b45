using System.Text;

namespace QaBot.Evaluation.DataSets;

/// <summary>
/// Reads a questions file in CSV (RFC 4180): a heading row that names columns among those of <see cref="QuestionEntry.Names"/>, then one
/// question a row. Several documents or answers in one cell are parted by <c>|</c>. Where the heading row has semicolons and no
/// commas, semicolons part the cells: so some spreadsheets write it.
/// </summary>
internal static class CsvQuestions
{
    public static IReadOnlyList<QuestionEntry> Read(byte[] content, FaultList faults)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        var rows = CsvRows.Read(reader.ReadToEnd(), faults);
        if (rows.Count == 0)
        {
            return [];
        }

        var columns = ColumnsOf(rows[0], faults);
        return faults.Faults.Count > 0 ? [] : [.. rows.Skip(1).Select(row => EntryOf(row, columns, faults)).OfType<QuestionEntry>()];
    }

    private static List<string> ColumnsOf(CsvRow heading, FaultList faults)
    {
        var columns = heading.Cells.Select(cell => cell.Trim().ToLowerInvariant()).ToList();
        foreach (var unknown in columns.Where(column => !QuestionEntry.Names.Contains(column)))
        {
            faults.Add(heading.Line, $"has the column \"{unknown}\"; known are {string.Join(", ", QuestionEntry.Names)}. Rename or remove it.");
        }

        foreach (var repeated in columns.GroupBy(column => column).Where(group => group.Count() > 1))
        {
            faults.Add(heading.Line, $"has the column \"{repeated.Key}\" {repeated.Count()} times. Remove all but one.");
        }

        if (!columns.Contains("question"))
        {
            faults.Add(heading.Line, "has no column \"question\". The first row names the columns, for example: question,document,answer,answerable");
        }

        return columns;
    }

    private static QuestionEntry? EntryOf(CsvRow row, List<string> columns, FaultList faults)
    {
        if (row.Cells.Count != columns.Count)
        {
            faults.Add(row.Line, $"has {row.Cells.Count} cells; the heading row has {columns.Count}. Put a cell that holds a comma or a quotation mark into quotation marks.");
            return null;
        }

        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            fields[columns[i]] = columns[i] is "document" or "answer" ? row.Cells[i].Split('|') : [row.Cells[i]];
        }

        return new QuestionEntry(row.Line, fields);
    }
}
