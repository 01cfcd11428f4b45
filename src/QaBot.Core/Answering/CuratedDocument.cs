using System.Text.RegularExpressions;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>A document that holds one answer of a person: a heading that asks, the answer below it, and perhaps who gave it and when.</summary>
/// <param name="Question">The heading.</param>
/// <param name="Range">The answer, as a range of the document's text.</param>
/// <param name="Text">The answer: its blocks as they are stored, paragraphs separated by an empty line.</param>
internal sealed partial record CuratedDocument(string Question, TextRange Range, string Text)
{
    /// <summary>Reads a document; null when it is not made like that, so that it is a document like any other.</summary>
    public static CuratedDocument? Read(Document document)
    {
        var blocks = document.Blocks;
        if (blocks.Count < 2 || blocks[0].Kind != BlockKind.Heading || blocks.Skip(1).Any(block => block.Kind == BlockKind.Heading))
        {
            return null;
        }

        var answer = blocks.Skip(1).ToList();
        if (answer.Count > 1 && answer[^1].Kind == BlockKind.Paragraph && Signature().IsMatch(answer[^1].Range.Of(document.Text)))
        {
            answer.RemoveAt(answer.Count - 1);
        }

        return new CuratedDocument(
            blocks[0].Range.Of(document.Text).ToString(),
            TextRange.FromBounds(answer[0].Range.Start, answer[^1].Range.End),
            string.Concat(answer.Select((block, i) => GapBefore(answer, i) + block.Range.Of(document.Text).ToString())));
    }

    private static string GapBefore(List<Block> blocks, int at) =>
        at == 0 ? "" : blocks[at].Kind == blocks[at - 1].Kind && blocks[at].Kind is not BlockKind.Paragraph and not BlockKind.Quote ? "\n" : "\n\n";

    [GeneratedRegex(@"^Answered (by .+ )?on .+\.$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Signature();
}
