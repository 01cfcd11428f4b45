namespace QaBot.Core.Conversation;

/// <summary>What the engine is doing, because the answer is not there yet. The next update takes its place.</summary>
/// <param name="Text">One line of plain text for the person.</param>
public sealed record ProgressUpdate(string Text) : AnswerUpdate;
