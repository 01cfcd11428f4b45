using System.Text;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>Lays quoted sentences out as text: prose runs on, items, rows and code stand on lines of their own.</summary>
internal static class QuoteLayout
{
    /// <summary>
    /// The sentences of <paramref name="evidence"/> as text, and the place of each in it. Line breaks inside a sentence become spaces, but
    /// for code, which keeps its lines and their indent.
    /// </summary>
    public static (string Text, IReadOnlyList<TextRange> Places) Of(Evidence evidence)
    {
        var text = new StringBuilder();
        var places = new List<TextRange>(evidence.Sentences.Count);
        SentenceSpan? previous = null;
        foreach (var sentence in evidence.Sentences)
        {
            text.Append(Gap(evidence, previous, sentence));
            var stored = evidence.TextOf(sentence.Range);
            var start = text.Length;
            text.Append(sentence.Kind == BlockKind.Code ? stored : OnOneLine(stored));
            places.Add(TextRange.FromBounds(start, text.Length));
            previous = sentence;
        }

        return (text.ToString(), places);
    }

    /// <summary><paramref name="text"/> with each run of white space as one space.</summary>
    public static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Gap(Evidence evidence, SentenceSpan? previous, SentenceSpan sentence)
    {
        if (previous is not { } before)
        {
            return "";
        }

        if (IsProse(before.Kind) && IsProse(sentence.Kind))
        {
            return " ";
        }

        // What stands between lines of one piece of code is its empty lines and the indent of the next.
        var between = before.Range.End <= sentence.Range.Start ? evidence.TextOf(TextRange.FromBounds(before.Range.End, sentence.Range.Start)) : "";
        return before.Kind == BlockKind.Code && sentence.Kind == BlockKind.Code && between.Contains('\n', StringComparison.Ordinal) && string.IsNullOrWhiteSpace(between)
            ? between
            : "\n";
    }

    private static bool IsProse(BlockKind kind) => kind is BlockKind.Paragraph or BlockKind.Quote;
}
