using QaBot.Core.Text;

namespace QaBot.Core.Documents;

/// <summary>A checked reference from an answer to the words of a document that support it.</summary>
public sealed record Citation
{
    /// <summary>The number in the answer's <c>[n]</c> marker, 1-based.</summary>
    public required int Number { get; init; }

    /// <summary>The document quoted.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>The document's path below the knowledge folder.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Where the quote stands.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The quote, equal code unit by code unit to <see cref="Range"/> of the stored text.</summary>
    public required string Quote { get; init; }

    /// <summary>The quote's range of <see cref="Document.Text"/>.</summary>
    public required TextRange Range { get; init; }

    /// <summary>
    /// The words of the quote that answer the question exactly, as a range of <see cref="Document.Text"/> inside <see cref="Range"/>; null
    /// where the whole quote answers, or nobody read so closely.
    /// </summary>
    public TextRange? Highlight { get; init; }

    /// <summary>First 8 hexadecimal digits of the document's content hash, so that a later reader can tell that the document changed.</summary>
    public required string ContentVersion { get; init; }

    /// <summary>The passage's retrieval score relative to the best passage, in [0, 1].</summary>
    public required double Score { get; init; }
}
