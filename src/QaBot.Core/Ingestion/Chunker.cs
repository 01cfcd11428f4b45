using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Ingestion;

/// <summary>
/// Cuts a document into overlapping chunks of whole sentences, none across a heading. Headings are not part of a chunk's
/// sentences but of its path; only a document that is nothing but headings gives them as chunks. Takes time in proportion to
/// the text. Safe to call from several threads at once.
/// </summary>
public sealed class Chunker
{
    private const string Rules = "chunks-1";

    private readonly int _maxWords;
    private readonly int _overlapWords;

    /// <summary>A chunker for valid <paramref name="options"/>.</summary>
    public Chunker(ChunkingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _maxWords = options.MaxWords;
        _overlapWords = options.MaxWords * options.OverlapPercent / 100;
        Version = $"{Rules}/{SentenceSplitter.Version}/{options.MaxWords}/{options.OverlapPercent}";
    }

    /// <summary>Changes whenever the same document would give other chunks: with the rules and with the options.</summary>
    public string Version { get; }

    /// <summary>The chunks of <paramref name="document"/>, in order; each ends later than the one before it. Empty for an empty document.</summary>
    public IReadOnlyList<Chunk> Split(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var hasBody = document.Blocks.Any(block => block.Kind != BlockKind.Heading);
        var chunks = new List<Chunk>();
        var block = 0;
        foreach (var section in document.Sections)
        {
            var sentences = new List<ChunkSentence>();
            for (; block < document.Blocks.Count && document.Blocks[block].Range.Start < section.Range.End; block++)
            {
                if (!hasBody || document.Blocks[block].Kind != BlockKind.Heading)
                {
                    sentences.AddRange(BlockSentences.Of(document, block));
                }
            }

            AddChunks(document, section, sentences, chunks);
        }

        return chunks;
    }

    private void AddChunks(Document document, Section section, List<ChunkSentence> sentences, List<Chunk> chunks)
    {
        var units = ChunkUnits.Bind(document, sentences, _maxWords);
        var first = 0;
        for (var end = 0; end < units.Count;)
        {
            (first, end) = Next(units, first, end);
            var from = units[first].First;
            var to = units[end - 1].First + units[end - 1].Count;
            chunks.Add(Made(document, section, sentences[from..to], chunks.Count));
        }
    }

    /// <summary>The units of the next chunk: it takes the unit at <paramref name="end"/>, overlap before it, and what follows as far as it fits.</summary>
    private (int First, int End) Next(IReadOnlyList<(int First, int Count, int Words)> units, int first, int end)
    {
        var words = units[end].Words;
        var start = end;
        for (var overlap = 0; start > first + 1; start--)
        {
            var before = units[start - 1].Words;
            var isNearer = Math.Abs(overlap + before - _overlapWords) < Math.Abs(overlap - _overlapWords);
            if (!isNearer || words + before > _maxWords)
            {
                break;
            }

            overlap += before;
            words += before;
        }

        end++;
        while (end < units.Count && words + units[end].Words <= _maxWords)
        {
            words += units[end++].Words;
        }

        return (start, end);
    }

    private static Chunk Made(Document document, Section section, List<ChunkSentence> sentences, int ordinal) => new()
    {
        DocumentId = document.Id,
        Ordinal = ordinal,
        Range = TextRange.FromBounds(sentences[0].Span.Range.Start, sentences[^1].Span.Range.End),
        Sentences = [.. sentences.Select(sentence => sentence.Span)],
        HeadingPath = section.HeadingPath,
        Line = sentences[0].Line,
        Page = section.Page,
    };
}
