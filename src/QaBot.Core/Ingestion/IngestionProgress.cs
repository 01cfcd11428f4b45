namespace QaBot.Core.Ingestion;

/// <summary>How far a run is.</summary>
/// <param name="Done">Number of files dealt with.</param>
/// <param name="Total">Number of files found.</param>
/// <param name="Latest">What became of the file that was finished last.</param>
public sealed record IngestionProgress(int Done, int Total, IngestionResult Latest);
