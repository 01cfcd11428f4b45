namespace QaBot.Core.Indexing;

/// <summary>How a file of the knowledge folder stands in the index.</summary>
public enum DocumentStatus
{
    /// <summary>Indexed, and answered from.</summary>
    Indexed,

    /// <summary>Left out on purpose: an unknown format, too large, empty. The entry's message says why.</summary>
    Skipped,

    /// <summary>Could not be read. The entry's message says why and what to do.</summary>
    Failed,
}
