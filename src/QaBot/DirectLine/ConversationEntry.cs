using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>A conversation that is open to a request, or the refusal.</summary>
/// <param name="Refusal">The refusal; null when the conversation is open.</param>
/// <param name="Token">What opens it; null when nothing does.</param>
/// <param name="Conversation">The conversation; null when it is refused.</param>
internal readonly record struct ConversationEntry(IResult? Refusal, DirectLineToken? Token = null, DirectLineConversation? Conversation = null);
