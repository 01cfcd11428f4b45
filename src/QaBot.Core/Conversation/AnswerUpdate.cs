namespace QaBot.Core.Conversation;

/// <summary>
/// One part of an answer while it is being made: any number of <see cref="ProgressUpdate"/>s, then any number of
/// <see cref="TextUpdate"/>s, and at the end one <see cref="FinishedUpdate"/>.
/// </summary>
public abstract record AnswerUpdate;
