using System.Text;
using QaBot.Core.Documents;

namespace QaBot.Core.Answering;

/// <summary>Lays quoted sentences out as text: prose runs on, items, rows and code stand on lines of their own.</summary>
internal static class QuoteLayout
{
    /// <summary>The sentences of <paramref name="evidence"/>; line breaks inside a sentence become spaces, but for code.</summary>
    public static string Of(Evidence evidence)
    {
        var text = new StringBuilder();
        BlockKind? previous = null;
        foreach (var sentence in evidence.Sentences)
        {
            if (previous is { } kind)
            {
                text.Append(IsProse(kind) && IsProse(sentence.Kind) ? ' ' : '\n');
            }

            var stored = evidence.TextOf(sentence.Range);
            text.Append(sentence.Kind == BlockKind.Code ? stored : OnOneLine(stored));
            previous = sentence.Kind;
        }

        return text.ToString();
    }

    /// <summary><paramref name="text"/> with each run of white space as one space.</summary>
    public static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsProse(BlockKind kind) => kind is BlockKind.Paragraph or BlockKind.Quote;
}
