namespace QaBot.Core.Ingestion;

/// <summary>A file found in the knowledge folder that a reader is registered for.</summary>
/// <param name="SourcePath">Path below the knowledge folder, with <c>/</c> between its parts.</param>
/// <param name="FullPath">Where to open it.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Modified">Time of the last change.</param>
public sealed record ScannedFile(string SourcePath, string FullPath, long Size, DateTimeOffset Modified);
