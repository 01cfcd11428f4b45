using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Ingestion;

/// <summary>Cuts a block into what a chunk takes whole: sentences of prose, short list items, table rows, lines of code.</summary>
internal static class BlockSentences
{
    /// <summary>A list item of at most so many words is one sentence, however many stops it holds: its parts lean on each other.</summary>
    private const int ShortItemWords = 40;

    /// <summary>
    /// Every so many code units count as a word at least: a megabyte of digits without a space is one word to the tokenizer,
    /// and must not become one chunk.
    /// </summary>
    private const int LongestUsualWord = 24;

    /// <summary>The sentences of the block at <paramref name="index"/>, in order, trimmed.</summary>
    public static IEnumerable<ChunkSentence> Of(Document document, int index)
    {
        var block = document.Blocks[index];
        var line = block.Line;
        var counted = block.Range.Start;
        foreach (var range in Ranges(document.Text, block))
        {
            line += document.Text.AsSpan(counted, range.Start - counted).Count('\n');
            counted = range.Start;
            var words = Math.Max(1 + range.Length / LongestUsualWord, WordTokenizer.Count(document.Text, range));
            yield return new ChunkSentence(new SentenceSpan(range, block.Kind), line, words);
        }
    }

    private static IEnumerable<TextRange> Ranges(string text, Block block)
    {
        var isWhole = block.Range.Length <= SentenceSplitter.MaxLength && block.Kind switch
        {
            BlockKind.TableHeader or BlockKind.TableRow or BlockKind.Heading => true,
            BlockKind.ListItem => WordTokenizer.Count(text, block.Range) <= ShortItemWords,
            _ => false,
        };
        if (isWhole)
        {
            return [block.Range];
        }

        return block.Kind == BlockKind.Code ? Lines(text, block.Range) : SentenceSplitter.Split(text, block.Range);
    }

    private static IEnumerable<TextRange> Lines(string text, TextRange code)
    {
        for (var start = code.Start; start < code.End;)
        {
            var feed = text.IndexOf('\n', start, code.End - start);
            var end = feed < 0 ? code.End : feed;
            foreach (var part in SentenceSplitter.Cut(text, TextRange.FromBounds(start, end)))
            {
                yield return part;
            }

            start = end + 1;
        }
    }
}
