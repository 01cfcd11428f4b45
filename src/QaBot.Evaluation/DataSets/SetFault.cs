using System.Globalization;

namespace QaBot.Evaluation.DataSets;

/// <summary>Something wrong with a set.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">The line, 1-based; 0 for the file as a whole.</param>
/// <param name="Message">What was found, what was expected, and the mend.</param>
public sealed record SetFault(string File, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Line == 0 ? $"{File}: {Message}" : string.Create(CultureInfo.InvariantCulture, $"{File} line {Line}: {Message}");
}
