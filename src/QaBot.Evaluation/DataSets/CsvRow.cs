namespace QaBot.Evaluation.DataSets;

/// <summary>One row of a CSV file.</summary>
/// <param name="Line">The line it begins on, 1-based; a cell in quotation marks may go over several.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells);
