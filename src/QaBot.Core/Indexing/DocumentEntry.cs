namespace QaBot.Core.Indexing;

/// <summary>What the index knows of a file, its text aside.</summary>
public sealed record DocumentEntry
{
    /// <summary>The document's id.</summary>
    public required string Id { get; init; }

    /// <summary>Path below the knowledge folder, with <c>/</c> between its parts.</summary>
    public required string SourcePath { get; init; }

    /// <summary>The document's title; the file name where it was never read.</summary>
    public required string Title { get; init; }

    /// <summary>How the file stands.</summary>
    public required DocumentStatus Status { get; init; }

    /// <summary>Why it was skipped or failed, and the mend; null when indexed.</summary>
    public string? Message { get; init; }

    /// <summary>Lower-case SHA-256 of the bytes that were read; empty where the file was never read.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>Size of the file in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Time of the file's last change as the file system gave it.</summary>
    public DateTimeOffset Modified { get; init; }

    /// <summary>Time at which the entry was written.</summary>
    public DateTimeOffset IndexedAt { get; init; }

    /// <summary>
    /// Versions of all that shaped the entry's chunks (reader, chunker, analyser, embedding model), in one string: an entry with
    /// another fingerprint than the running pipeline's is indexed anew.
    /// </summary>
    public string Pipeline { get; init; } = "";

    /// <summary>Number of chunks.</summary>
    public int Chunks { get; init; }

    /// <summary>Number of words.</summary>
    public int Words { get; init; }

    /// <summary>What a reader of the document should know about how it was read.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
