using QaBot.Core.Indexing;

namespace QaBot.Core.Ingestion;

/// <summary>Something in the knowledge folder that is not read.</summary>
/// <param name="SourcePath">Path below the knowledge folder, with <c>/</c> between its parts.</param>
/// <param name="Status"><see cref="DocumentStatus.Skipped"/>, or <see cref="DocumentStatus.Failed"/> for what could not be listed.</param>
/// <param name="Message">Why, and the mend.</param>
/// <param name="Size">Size in bytes; 0 for what is not a file.</param>
/// <param name="Modified">Time of the last change; default for what is not a file.</param>
public sealed record ScanRemark(
    string SourcePath, DocumentStatus Status, string Message, long Size = 0, DateTimeOffset Modified = default);
