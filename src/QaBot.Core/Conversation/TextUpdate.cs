using QaBot.Core.Documents;

namespace QaBot.Core.Conversation;

/// <summary>
/// More of the answer's text: whole sentences that have passed every check, since what a person has seen is not taken back. The
/// finished answer begins with all of them in order.
/// </summary>
/// <param name="Text">What is to be added, as it stands in the answer's text: plain, with <c>[n]</c> markers and the space before it.</param>
/// <param name="Citations">The citations that its markers name and no update before it brought.</param>
public sealed record TextUpdate(string Text, IReadOnlyList<Citation> Citations) : AnswerUpdate;
