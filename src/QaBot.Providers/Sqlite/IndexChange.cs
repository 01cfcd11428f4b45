using QaBot.Core.Indexing;

namespace QaBot.Providers.Sqlite;

/// <summary>One transaction's change of a document, as memory takes it over.</summary>
internal sealed record IndexChange
{
    /// <summary>The file's generation after the change.</summary>
    public required long Generation { get; init; }

    /// <summary>The document's number after the change; null when it was removed.</summary>
    public long? Number { get; init; }

    /// <summary>Its entry after the change.</summary>
    public DocumentEntry? Entry { get; init; }

    /// <summary>Its number before the change; null when it was not there.</summary>
    public long? Former { get; init; }

    /// <summary>Its entry before the change.</summary>
    public DocumentEntry? FormerEntry { get; init; }

    /// <summary>Whether chunks and counts changed too; if not, the entry alone did.</summary>
    public bool ReplacesContent { get; init; }

    /// <summary>What it added to the counts before.</summary>
    public DocumentCounts FormerCounts { get; init; } = DocumentCounts.None;

    /// <summary>What it adds to the counts now.</summary>
    public DocumentCounts Counts { get; init; } = DocumentCounts.None;

    /// <summary>Its chunks now.</summary>
    public IReadOnlyList<ChunkToIndex> Chunks { get; init; } = [];
}
