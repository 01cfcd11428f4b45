namespace QaBot.Channels;

/// <summary>Rows of a table that are quoted.</summary>
/// <param name="Header">The names of the columns; null where the document gives none, or they are not quoted.</param>
/// <param name="Rows">The cells, each without markup.</param>
internal sealed record TableSection(IReadOnlyList<AnswerPart>? Header, IReadOnlyList<IReadOnlyList<AnswerPart>> Rows) : AnswerSection
{
    /// <summary>How many columns the widest row has.</summary>
    public int Columns => Math.Max(Header?.Count ?? 0, Rows.Select(row => row.Count).DefaultIfEmpty().Max());

    public override (AnswerSection First, AnswerSection Second)? Halve() => Rows.Count > 1
        ? (this with { Rows = [.. Rows.Take(Rows.Count / 2)] }, this with { Rows = [.. Rows.Skip(Rows.Count / 2)] })
        : ProseSection.Of(string.Join('\n', Lines())).Halve();

    /// <summary>The table as lines <c>column: value</c>, an empty line between its rows; without names of columns, the cells side by side.</summary>
    public IEnumerable<string> Lines()
    {
        if (Header is null || Rows.Count == 0)
        {
            return Rows.Prepend(Header ?? []).Where(row => row.Count > 0).Select(row => string.Join(" | ", row.Select(cell => cell.Text)));
        }

        return Rows.SelectMany((row, i) => row.Select((cell, column) => LineOf(column, cell.Text)).Where(line => line.Length > 0).Prepend("").Skip(i == 0 ? 1 : 0));
    }

    private string LineOf(int column, string value)
    {
        var name = Header is not null && column < Header.Count ? Header[column].Text : "";
        return value.Length == 0 || name.Length == 0 ? value : $"{name}: {value}";
    }
}
