using System.Net.WebSockets;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary><c>GET conversations/{id}/stream</c>: the WebSocket on which activities arrive.</summary>
internal sealed class StreamEndpoint
{
    // Proxies cut sockets that are silent for a minute, clients expect a sign of life within half of that.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    // A client that takes longer to accept one frame has gone without saying so.
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    private readonly DirectLineAccess _access;
    private readonly DirectLineConversations _conversations;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stopping;

    public StreamEndpoint(
        DirectLineAccess access, DirectLineConversations conversations, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        _access = access;
        _conversations = conversations;
        _time = time;
        _stopping = lifetime.ApplicationStopping;
    }

    /// <summary>Follows the conversation until the client leaves, falls behind, or the server stops.</summary>
    public async Task<IResult> FollowAsync(string conversationId, string? watermark, string? t, HttpContext context)
    {
        // Browsers cannot set headers on a WebSocket, so the token is in the URL.
        if (_access.RefuseToken(t, conversationId, out _) is { } refusal)
        {
            return refusal;
        }

        if (!_conversations.TryFind(conversationId, out var conversation))
        {
            return DirectLineFault.NotFound();
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            return DirectLineFault.BadArgument("The stream is a WebSocket. Without one, poll GET conversations/{id}/activities.");
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var subscription = conversation.Subscribe(watermark);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, subscription.Cut, _stopping);
        var reading = ReadAsync(socket, ended);
        try
        {
            await SendAsync(socket, subscription, ended.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // Whoever ended it, the client comes back with its watermark if it wants more.
        }

        await ended.CancelAsync();
        await reading;
        return Results.Empty;
    }

    // Clients send only empty frames, as signs of life; reading is how their leaving is noticed.
    private static async Task ReadAsync(WebSocket socket, CancellationTokenSource ended)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), ended.Token)).MessageType != WebSocketMessageType.Close)
            {
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ended.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // The other side is gone, or this side ends.
        }

        await ended.CancelAsync();
    }

    private async Task SendAsync(WebSocket socket, DirectLineSubscription subscription, CancellationToken cancellationToken)
    {
        Task<bool>? waiting = null;
        while (true)
        {
            waiting ??= subscription.WaitAsync(cancellationToken).AsTask();
            if (await Task.WhenAny(waiting, Task.Delay(KeepAlive, _time, cancellationToken)) != waiting)
            {
                await SendFrameAsync(socket, ReadOnlyMemory<byte>.Empty, cancellationToken);
                continue;
            }

            if (!await waiting)
            {
                return;
            }

            waiting = null;
            while (subscription.TryTake(out var frame))
            {
                await SendFrameAsync(socket, frame, cancellationToken);
            }
        }
    }

    private async Task SendFrameAsync(WebSocket socket, ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(SendTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }
}
