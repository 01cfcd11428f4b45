using QaBot.Core.Text;

namespace QaBot.Core.Documents;

/// <summary>A stretch of a document under one heading. Sections are in text order and cover all of its blocks.</summary>
public sealed record Section
{
    /// <summary>The headings above the stretch, outermost first; empty before the first heading.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>The range of <see cref="Document.Text"/> the section covers, its heading included.</summary>
    public required TextRange Range { get; init; }

    /// <summary>Page of the source the section starts on, 1-based; null for formats without pages.</summary>
    public int? Page { get; init; }
}
