namespace QaBot.Core.Ingestion;

/// <summary>What a run found and did.</summary>
public sealed record IngestionReport
{
    /// <summary>Full path of the knowledge folder.</summary>
    public required string Folder { get; init; }

    /// <summary>One result for each file, ordered by source path (ordinal).</summary>
    public required IReadOnlyList<IngestionResult> Results { get; init; }

    /// <summary>Number of chunks whose vectors were computed in this run.</summary>
    public required int EmbeddedChunks { get; init; }

    /// <summary>Number of saved chunks whose vectors were there already, in the index or from an equal text in this run.</summary>
    public required int ReusedChunks { get; init; }

    /// <summary>Ids of embedding models that are no longer used, whose vectors this run replaced; empty mostly.</summary>
    public IReadOnlyList<string> FormerModels { get; init; } = [];

    /// <summary>How long the run took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Number of documents that are answered from after the run.</summary>
    public int Documents => Count(IngestionOutcome.Indexed) + Count(IngestionOutcome.Unchanged);

    /// <summary>Number of chunks of those documents.</summary>
    public int Chunks => Results.Sum(result => result.Chunks);

    /// <summary>Number of words of those documents.</summary>
    public long Words => Results.Sum(result => (long)result.Words);

    /// <summary>A sentence for the person when the run left nothing to answer from; null otherwise.</summary>
    public string? Note => (Documents, Results.Any(result => result.Outcome != IngestionOutcome.Removed)) switch
    {
        (0, false) => $"The knowledge folder '{Folder}' is empty. Put documents into it (.txt, .md).",
        (0, true) => $"No file in the knowledge folder '{Folder}' could be indexed. The results say why.",
        _ => null,
    };

    /// <summary>Number of files with this outcome.</summary>
    public int Count(IngestionOutcome outcome) => Results.Count(result => result.Outcome == outcome);
}
