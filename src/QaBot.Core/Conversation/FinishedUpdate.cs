using QaBot.Core.Answering;

namespace QaBot.Core.Conversation;

/// <summary>The whole answer; nothing follows.</summary>
/// <param name="Answer">The answer, as <see cref="QaEngine.AskAsync"/> would have given it.</param>
public sealed record FinishedUpdate(Answer Answer) : AnswerUpdate;
