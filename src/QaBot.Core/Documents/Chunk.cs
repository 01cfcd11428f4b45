using QaBot.Core.Text;

namespace QaBot.Core.Documents;

/// <summary>A stretch of whole sentences of one section: the unit that is indexed and retrieved.</summary>
public sealed record Chunk
{
    /// <summary>The document the chunk is of.</summary>
    public required string DocumentId { get; init; }

    /// <summary>Place among the document's chunks, 0-based.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The range of <see cref="Document.Text"/> the chunk covers.</summary>
    public required TextRange Range { get; init; }

    /// <summary>The sentences inside the range, in order.</summary>
    public required IReadOnlyList<SentenceSpan> Sentences { get; init; }

    /// <summary>The headings above the chunk, outermost first.</summary>
    public IReadOnlyList<string> HeadingPath { get; init; } = [];

    /// <summary>Line of the source file at which the chunk starts, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>Page of the source the chunk starts on, 1-based; null for formats without pages.</summary>
    public int? Page { get; init; }
}
