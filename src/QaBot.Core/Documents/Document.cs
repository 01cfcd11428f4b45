namespace QaBot.Core.Documents;

/// <summary>
/// A document as the engine knows it: its text, stored once and normalised once, and what the source said about ranges of
/// it. Every chunk, sentence, quote and highlight is a range of <see cref="Text"/>.
/// </summary>
public sealed record Document
{
    /// <summary>Stable identity: the same path gives the same id (<see cref="DocumentId.FromPath"/>).</summary>
    public required string Id { get; init; }

    /// <summary>What people call the document: its front matter's title, its first heading, or its file name.</summary>
    public required string Title { get; init; }

    /// <summary>Path below the knowledge folder, with <c>/</c> between its parts.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Lower-case SHA-256 of the source's bytes, 64 hexadecimal digits.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Name of the format it was read as, such as <c>text</c> or <c>markdown</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The stored text: Unicode NFC, lines ended by <c>\n</c>, no control characters but tab and line feed.</summary>
    public required string Text { get; init; }

    /// <summary>The blocks of the text, in order.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>The sections of the text, in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>Formatting inside blocks, ordered by start.</summary>
    public IReadOnlyList<InlineMark> Marks { get; init; } = [];

    /// <summary>What a reader of the document should know about how it was read, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
