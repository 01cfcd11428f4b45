using QaBot.Core.Documents;

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
                Line = LineOf(document, chunk, range.Start),
                Page = chunk.Page,
            },
            Quote = range.Of(document.Text).ToString(),
            Range = range,
            Highlight = evidence.Highlight,
            ContentVersion = document.ContentHash[..Math.Min(VersionDigits, document.ContentHash.Length)],
            Score = evidence.Score,
        };
    }

    // A block's own line breaks are those of the source, so the line of a later sentence follows from the block's first.
    private static int LineOf(Document document, Chunk chunk, int start)
    {
        var block = document.Blocks.LastOrDefault(block => block.Range.Start <= start);
        return block is null
            ? chunk.Line
            : block.Line + document.Text.AsSpan(block.Range.Start, start - block.Range.Start).Count('\n');
    }
}
