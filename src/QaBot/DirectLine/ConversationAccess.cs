using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>Opens a conversation for a request, or refuses it: who asks, whether the conversation is there, how often it was asked.</summary>
internal sealed class ConversationAccess(DirectLineAccess access, DirectLineConversations conversations, RateLimits limits)
{
    /// <summary>Null when the conversation is open to the request; otherwise the refusal.</summary>
    public IResult? Refuse(
        string conversationId, HttpRequest request, out DirectLineToken? token, out DirectLineConversation? conversation)
    {
        conversation = null;
        return access.RefuseConversation(request, conversationId, out token)
            ?? (conversations.TryFind(conversationId, out conversation) ? null : DirectLineFault.NotFound());
    }

    /// <summary>The same for a request of a kind that is limited.</summary>
    public IResult? Refuse(
        string conversationId,
        LimitedRequest kind,
        HttpRequest request,
        out DirectLineToken? token,
        out DirectLineConversation? conversation) =>
        Refuse(conversationId, request, out token, out conversation)
        ?? limits.RefuseConversation(kind, conversationId, request.HttpContext);
}
