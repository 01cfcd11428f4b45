using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Sources;

/// <summary>What one request shows: a document, the passage in it, and which of its blocks.</summary>
internal sealed record SourceView
{
    /// <summary>Documents up to this many characters are shown whole; a longer one first as the surroundings of its passage.</summary>
    public const int WholeUpTo = 200_000;

    private const int Surroundings = 40_000;

    /// <summary>The document.</summary>
    public required Document Document { get; init; }

    /// <summary>The passage to highlight, if any.</summary>
    public TextRange? Quote { get; init; }

    /// <summary>What the reader is told above the text, one sentence each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The blocks shown.</summary>
    public required Range Blocks { get; init; }

    /// <summary>Whether blocks are left out.</summary>
    public bool IsExcerpt => Blocks.Start.Value > 0 || Blocks.End.Value < Document.Blocks.Count;

    /// <summary>Prepares the view of <paramref name="document"/> that a link asks for.</summary>
    /// <param name="document">The stored document.</param>
    /// <param name="range">The link's <c>range</c>.</param>
    /// <param name="version">The link's <c>v</c>: the first digits of the content hash the quote was taken from.</param>
    /// <param name="whole">Whether a long document is wanted whole.</param>
    public static SourceView Create(Document document, string? range, string? version, bool whole)
    {
        var quote = QuoteRange.Parse(range, document.Text);
        return new SourceView
        {
            Document = document,
            Quote = quote.Range,
            Notices = [.. NoticesFor(document, quote, version)],
            Blocks = whole || document.Text.Length <= WholeUpTo ? 0..document.Blocks.Count : Around(document, quote.Range),
        };
    }

    /// <summary>The line of the source file the passage starts on, 1-based; null without a passage.</summary>
    public int? Line()
    {
        if (Quote is not { } quote || BlockAt(Document, quote.Start) is not { } block)
        {
            return null;
        }

        var start = Math.Min(block.Range.Start, quote.Start);
        return block.Line + Document.Text.AsSpan(start, quote.Start - start).Count('\n');
    }

    /// <summary>The headings above the passage, outermost first.</summary>
    public IReadOnlyList<string> HeadingPath() =>
        Quote is { } quote
            ? Document.Sections.LastOrDefault(section => section.Range.Start <= quote.Start)?.HeadingPath ?? []
            : [];

    private static IEnumerable<string> NoticesFor(Document document, QuoteRange quote, string? version)
    {
        if (!string.IsNullOrEmpty(version) && !document.ContentHash.StartsWith(version, StringComparison.OrdinalIgnoreCase))
        {
            yield return "This document has changed since the answer was given: what is highlighted stands where the quote stood then.";
        }

        if (quote.Fault is { } fault)
        {
            yield return fault;
        }

        foreach (var warning in document.Warnings)
        {
            yield return warning;
        }
    }

    private static Block? BlockAt(Document document, int offset) =>
        document.Blocks.LastOrDefault(block => block.Range.Start <= offset);

    private static Range Around(Document document, TextRange? quote)
    {
        var from = (quote?.Start ?? 0) - Surroundings;
        var to = (quote?.End ?? 0) + Surroundings;
        var first = 0;
        while (first < document.Blocks.Count - 1 && document.Blocks[first].Range.End < from)
        {
            first++;
        }

        var end = first;
        while (end < document.Blocks.Count && document.Blocks[end].Range.Start <= to)
        {
            end++;
        }

        return first..end;
    }
}
