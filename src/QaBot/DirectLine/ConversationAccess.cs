using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>Opens a conversation for a request, or refuses it: who asks, whether the conversation is there, how often it was asked.</summary>
internal sealed class ConversationAccess(DirectLineAccess access, DirectLineConversations conversations, RateLimits limits)
{
    /// <summary>Opens a conversation.</summary>
    public async ValueTask<ConversationEntry> EnterAsync(string conversationId, HttpRequest request, CancellationToken cancellationToken)
    {
        if (access.RefuseConversation(request, conversationId, out var token) is { } refusal)
        {
            return new ConversationEntry(refusal);
        }

        return await conversations.FindAsync(conversationId, cancellationToken) is { } conversation
            ? new ConversationEntry(null, token, conversation)
            : new ConversationEntry(DirectLineFault.NotFound());
    }

    /// <summary>The same for a request of a kind that is limited.</summary>
    public async ValueTask<ConversationEntry> EnterAsync(
        string conversationId, LimitedRequest kind, HttpRequest request, CancellationToken cancellationToken)
    {
        var entry = await EnterAsync(conversationId, request, cancellationToken);
        return entry.Refusal is null && limits.RefuseConversation(kind, conversationId, request.HttpContext) is { } refusal
            ? new ConversationEntry(refusal)
            : entry;
    }
}
