namespace QaBot.Core.Ingestion;

/// <summary>What a walk through the knowledge folder found.</summary>
/// <param name="Files">Files to read, ordered by source path (ordinal).</param>
/// <param name="Remarks">What is left out, with the reasons, ordered by source path (ordinal).</param>
public sealed record FolderScan(IReadOnlyList<ScannedFile> Files, IReadOnlyList<ScanRemark> Remarks);
