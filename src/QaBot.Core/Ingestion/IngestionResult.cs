namespace QaBot.Core.Ingestion;

/// <summary>What became of one file in a run.</summary>
/// <param name="SourcePath">Path below the knowledge folder, with <c>/</c> between its parts.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Message">Why it was skipped or failed, and the mend; null mostly.</param>
/// <param name="Chunks">Number of chunks the index now holds of it.</param>
/// <param name="Words">Number of words the index now holds of it.</param>
/// <param name="Warnings">What a reader of the document should know about how it was read.</param>
public sealed record IngestionResult(
    string SourcePath, IngestionOutcome Outcome, string? Message, int Chunks, int Words, IReadOnlyList<string> Warnings)
{
    /// <summary>A result without chunks.</summary>
    public IngestionResult(string sourcePath, IngestionOutcome outcome, string? message)
        : this(sourcePath, outcome, message, 0, 0, [])
    {
    }
}
