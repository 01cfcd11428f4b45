using System.Net.WebSockets;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>One WebSocket while it is open: frames go out, signs of life come in.</summary>
internal sealed class ActivityStream
{
    /// <summary>A sign of life is an empty frame; a few bytes are let pass, whatever is longer has no business here.</summary>
    private const int MaxIncoming = 16;

    // Proxies cut sockets that are silent for a minute, clients expect a sign of life within half of that.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    // A client that takes longer to accept one frame has gone without saying so.
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    // A client has no more than this to say good-bye in.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly DirectLineSubscription _subscription;
    private readonly TimeProvider _time;

    public ActivityStream(WebSocket socket, DirectLineSubscription subscription, TimeProvider time) =>
        (_socket, _subscription, _time) = (socket, subscription, time);

    /// <summary>How a socket is accepted: pings of the protocol itself find out clients that have gone without a word.</summary>
    public static WebSocketAcceptContext Accept => new()
    {
        KeepAliveInterval = TimeSpan.FromSeconds(30),
        KeepAliveTimeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>Sends until there is an end.</summary>
    /// <param name="ended">Ends it at once, in the middle of a frame too; whoever finds first that the client is gone cancels it.</param>
    /// <param name="expired">Ends it between two frames: the client is still there, and is told good-bye.</param>
    public async Task RunAsync(CancellationTokenSource ended, CancellationToken expired)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, expired);
        // Of its own: a cancelled read aborts the socket, and with it a good-bye that is still on its way.
        using var closed = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        var reading = ReadAsync(ended, closed.Token);
        try
        {
            await SendAsync(over.Token, ended.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // Whoever ended it, the client comes back with its watermark if it wants more.
        }

        await CloseAsync(WebSocketCloseStatus.NormalClosure);
        closed.CancelAfter(CloseTimeout);
        await reading;
    }

    // Reading is how a client's leaving is noticed, and its misuse of the socket.
    private async Task ReadAsync(CancellationTokenSource ended, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxIncoming + 1];
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                if (received.MessageType == WebSocketMessageType.Binary || !received.EndOfMessage || received.Count > MaxIncoming)
                {
                    await CloseAsync(WebSocketCloseStatus.MessageTooBig);
                    break;
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // The other side is gone, or this side ends.
        }

        await ended.CancelAsync();
    }

    private async Task CloseAsync(WebSocketCloseStatus status)
    {
        using var late = new CancellationTokenSource(CloseTimeout, _time);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(status, null, late.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or InvalidOperationException)
        {
            // It is closed already, or it cannot be reached any more.
        }
    }

    private async Task SendAsync(CancellationToken over, CancellationToken cancellationToken)
    {
        Task<bool>? waiting = null;
        while (true)
        {
            waiting ??= _subscription.WaitAsync(over).AsTask();
            if (await Task.WhenAny(waiting, Task.Delay(KeepAlive, _time, over)) != waiting)
            {
                over.ThrowIfCancellationRequested();
                await SendFrameAsync(ReadOnlyMemory<byte>.Empty, cancellationToken);
                continue;
            }

            if (!await waiting)
            {
                return;
            }

            waiting = null;
            while (_subscription.TryTake(out var frame))
            {
                await SendFrameAsync(frame, cancellationToken);
            }
        }
    }

    private async Task SendFrameAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(SendTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }
}
