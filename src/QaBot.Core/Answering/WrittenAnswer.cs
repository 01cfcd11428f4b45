using QaBot.Core.Documents;

namespace QaBot.Core.Answering;

/// <summary>An answer put into words.</summary>
/// <param name="Text">The text, with an <c>[n]</c> marker after each paragraph that quotes.</param>
/// <param name="Citations">What the markers stand for, numbered from 1.</param>
public sealed record WrittenAnswer(string Text, IReadOnlyList<Citation> Citations)
{
    /// <summary>What the quoted stretches of the text are in their documents, in text order; empty where the writer does not say.</summary>
    public IReadOnlyList<AnswerBlock> Blocks { get; init; } = [];
}
