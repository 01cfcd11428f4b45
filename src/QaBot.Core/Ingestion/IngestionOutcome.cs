namespace QaBot.Core.Ingestion;

/// <summary>What a run did with a file.</summary>
public enum IngestionOutcome
{
    /// <summary>Read and saved, for the first time or anew.</summary>
    Indexed,

    /// <summary>Found as the index has it, and left alone.</summary>
    Unchanged,

    /// <summary>Gone from the folder, and removed from the index.</summary>
    Removed,

    /// <summary>Left out on purpose; the message says why.</summary>
    Skipped,

    /// <summary>Could not be read; the message says why and what to do.</summary>
    Failed,
}
