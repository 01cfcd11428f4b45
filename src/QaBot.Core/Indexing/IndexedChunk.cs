using QaBot.Core.Documents;

namespace QaBot.Core.Indexing;

/// <summary>A chunk as the index hands it out, with all that scoring and quoting need.</summary>
public sealed record IndexedChunk
{
    /// <summary>The index's number for the chunk; valid until its document is saved anew.</summary>
    public required long Id { get; init; }

    /// <summary>The chunk.</summary>
    public required Chunk Chunk { get; init; }

    /// <summary>The stored text of <see cref="Chunk.Range"/>.</summary>
    public required string Text { get; init; }

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>The document's path below the knowledge folder.</summary>
    public required string SourcePath { get; init; }

    /// <summary>The document's content hash.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Analysed terms of the title, the heading path and the text, in this order: the field BM25 scores.</summary>
    public required IReadOnlyList<string> BodyTerms { get; init; }

    /// <summary>Analysed terms of the title and the heading path alone: the second, lighter field.</summary>
    public required IReadOnlyList<string> HeadingTerms { get; init; }
}
