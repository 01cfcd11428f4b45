namespace QaBot.Core.Documents;

/// <summary>Where in its source a quote stands, as a person would look it up.</summary>
public sealed record SourceLocation
{
    /// <summary>The headings above the quote, outermost first.</summary>
    public IReadOnlyList<string> HeadingPath { get; init; } = [];

    /// <summary>Line of the source file, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>Page of the source, 1-based; null for formats without pages.</summary>
    public int? Page { get; init; }
}
