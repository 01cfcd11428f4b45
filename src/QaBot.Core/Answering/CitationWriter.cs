using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>Makes the citation of checked evidence.</summary>
internal static class CitationWriter
{
    private const int VersionDigits = 8;

    /// <summary>The citation with <paramref name="number"/>; its quote is the one that holds the sentence that answers.</summary>
    public static Citation Write(CheckedEvidence item, int number)
    {
        var (evidence, document) = item;
        var range = evidence.MainQuote();
        var chunk = evidence.Passage.Source.Chunk;
        return new Citation
        {
            Number = number,
            DocumentId = document.Id,
            Title = document.Title,
            SourcePath = document.SourcePath,
            Location = new SourceLocation
            {
                HeadingPath = chunk.HeadingPath,
                Line = LineIn(document, range.Start) ?? chunk.Line,
                Page = chunk.Page,
            },
            Quote = range.Of(document.Text).ToString(),
            Range = range,
            Highlight = evidence.Highlight,
            ContentVersion = VersionOf(document),
            Score = evidence.Score,
        };
    }

    /// <summary>The citation of a range that somebody chose; it must lie inside the document's text.</summary>
    public static Citation Write(Document document, TextRange range) => new()
    {
        Number = 1,
        DocumentId = document.Id,
        Title = document.Title,
        SourcePath = document.SourcePath,
        Location = new SourceLocation
        {
            HeadingPath = document.Sections.LastOrDefault(section => section.Range.Start <= range.Start)?.HeadingPath ?? [],
            Line = LineIn(document, range.Start) ?? 1,
        },
        Quote = range.Of(document.Text).ToString(),
        Range = range,
        ContentVersion = VersionOf(document),
        Score = 1,
    };

    private static string VersionOf(Document document) => document.ContentHash[..Math.Min(VersionDigits, document.ContentHash.Length)];

    // A block's own line breaks are those of the source, so the line of a later sentence follows from the block's first.
    private static int? LineIn(Document document, int start) =>
        document.Blocks.LastOrDefault(block => block.Range.Start <= start) is { } block
            ? block.Line + document.Text.AsSpan(block.Range.Start, start - block.Range.Start).Count('\n')
            : null;
}
