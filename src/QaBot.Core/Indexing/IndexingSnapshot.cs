namespace QaBot.Core.Indexing;

/// <summary>How far an indexing is.</summary>
/// <param name="IsUnderWay">Whether it is running.</param>
/// <param name="Done">Files that are through.</param>
/// <param name="Total">Files there are; 0 before the folder was listed.</param>
public sealed record IndexingSnapshot(bool IsUnderWay, int Done, int Total);
