using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>Says what the stretches of a laid out quote are in their document.</summary>
internal static class AnswerBlocks
{
    /// <summary>One block for each block of the document that is quoted, in text order; the sentences of one block are one stretch.</summary>
    /// <param name="item">What is quoted.</param>
    /// <param name="places">Where its sentences stand in the laid out text.</param>
    /// <param name="offset">Where that text starts in the answer.</param>
    public static IEnumerable<AnswerBlock> Of(CheckedEvidence item, IReadOnlyList<TextRange> places, int offset)
    {
        var blocks = item.Document.Blocks;
        return item.Evidence.Sentences
            .Select((sentence, i) => (sentence.Kind, Place: places[i], Source: IndexOf(blocks, sentence.Range)))
            .GroupBy(placed => placed.Source)
            .SelectMany(group => group.Key < 0 ? group.Select(placed => Made(placed.Kind, placed.Place, placed.Place, null, offset)) : [Joined(group, blocks[group.Key])]);

        AnswerBlock Joined(IEnumerable<(BlockKind Kind, TextRange Place, int Source)> group, Block source) =>
            Made(source.Kind, group.First().Place, group.Last().Place, source, offset);
    }

    private static AnswerBlock Made(BlockKind kind, TextRange first, TextRange last, Block? source, int offset) => new()
    {
        Range = TextRange.FromBounds(first.Start + offset, last.End + offset),
        Kind = kind,
        Level = kind == BlockKind.ListItem ? Math.Max(1, source?.Level ?? 1) : 0,
        Marker = source?.Marker,
    };

    private static int IndexOf(IReadOnlyList<Block> blocks, TextRange sentence)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Range.Contains(sentence))
            {
                return i;
            }
        }

        return -1;
    }
}
