using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary><c>GET conversations/{id}/stream</c>: the WebSocket on which activities arrive.</summary>
internal sealed class StreamEndpoint
{
    private readonly DirectLineAccess _access;
    private readonly DirectLineConversations _conversations;
    private readonly RateLimits _limits;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stopping;

    public StreamEndpoint(
        DirectLineAccess access,
        DirectLineConversations conversations,
        RateLimits limits,
        TimeProvider time,
        IHostApplicationLifetime lifetime)
    {
        _access = access;
        _conversations = conversations;
        _limits = limits;
        _time = time;
        _stopping = lifetime.ApplicationStopping;
    }

    /// <summary>Follows the conversation until the client leaves, falls behind, its token expires, or the server stops.</summary>
    public async Task<IResult> FollowAsync(string conversationId, string? watermark, string? t, HttpContext context)
    {
        // Browsers cannot set headers on a WebSocket, so the token is in the URL.
        if (_access.RefuseToken(context.Request, t, conversationId, out var token) is { } refusal)
        {
            return refusal;
        }

        if (await _conversations.FindAsync(conversationId, context.RequestAborted) is not { } conversation)
        {
            return DirectLineFault.NotFound();
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            return DirectLineFault.BadArgument("The stream is a WebSocket. Without one, poll GET conversations/{id}/activities.");
        }

        if (_limits.RefuseConversation(LimitedRequest.Stream, conversationId, context) is { } tooOften)
        {
            return tooOften;
        }

        // Before the socket is accepted: a history that cannot be read is still a refusal then.
        await using var subscription = await conversation.SubscribeAsync(watermark, context.RequestAborted);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(ActivityStream.Accept);
        // The client comes back with the token that it has refreshed meanwhile; one that has not may not listen on.
        using var expiry = new CancellationTokenSource(token!.Expires - _time.GetUtcNow(), _time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, subscription.Cut, _stopping);
        await new ActivityStream(socket, subscription, _time).RunAsync(ended, expiry.Token);
        return Results.Empty;
    }
}
