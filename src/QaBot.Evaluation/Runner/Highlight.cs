using QaBot.Core.Answering;

namespace QaBot.Evaluation.Runner;

/// <summary>Reads the words that an answer sets off as the very answer.</summary>
internal static class Highlight
{
    /// <summary>The words highlighted in the first quote; null where none are.</summary>
    public static string? Of(Answer answer) =>
        answer.Citations is [{ Highlight: { } range } citation, ..] && citation.Range.Contains(range)
            ? citation.Quote.Substring(range.Start - citation.Range.Start, range.Length)
            : null;
}
