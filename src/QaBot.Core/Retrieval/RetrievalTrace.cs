namespace QaBot.Core.Retrieval;

/// <summary>How the passages were found, for a person who wants to know why.</summary>
public sealed record RetrievalTrace
{
    /// <summary>How many passages the index proposed by words.</summary>
    public required int LexicalCandidates { get; init; }

    /// <summary>How many passages the index proposed by meaning; 0 when the encoder could not be used.</summary>
    public required int VectorCandidates { get; init; }

    /// <summary>Why words alone decided; null when the encoder took part.</summary>
    public string? LexicalOnlyBecause { get; init; }

    /// <summary>The stages, in order of their ends.</summary>
    public required IReadOnlyList<StageTiming> Timings { get; init; }
}
