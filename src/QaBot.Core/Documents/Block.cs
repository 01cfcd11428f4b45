using QaBot.Core.Text;

namespace QaBot.Core.Documents;

/// <summary>
/// One block of a document: a range of its stored text and what the range is. Blocks are in text order, do not overlap,
/// and between two of them stands nothing but line breaks.
/// </summary>
public sealed record Block
{
    /// <summary>What the range is.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>The range of <see cref="Document.Text"/> the block covers.</summary>
    public required TextRange Range { get; init; }

    /// <summary>Line of the source file at which the block starts, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>Level of a heading (1 to 6) or nesting depth of a list item (1 and up); 0 for other kinds.</summary>
    public int Level { get; init; }

    /// <summary>The list marker as a reader would say it (<c>"3."</c>, <c>"•"</c>); null for what is not a list item. It is not part of the text.</summary>
    public string? Marker { get; init; }
}
