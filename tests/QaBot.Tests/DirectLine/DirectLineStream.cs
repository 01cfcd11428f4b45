using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.Tests.DirectLine;

/// <summary>A client's end of an activity stream.</summary>
internal sealed class DirectLineStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();

    public string? Watermark { get; private set; }

    public static async Task<DirectLineStream> ConnectAsync(string url, string? origin = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        var stream = new DirectLineStream();
        if (origin is not null)
        {
            stream._socket.Options.SetRequestHeader("Origin", origin);
        }

        await stream._socket.ConnectAsync(new Uri(url), limit.Token);
        return stream;
    }

    /// <summary>Reads messages until <paramref name="count"/> have come; typing is passed over.</summary>
    public Task<List<Activity>> ReadMessagesAsync(int count) => ReadAsync(ActivityTypes.Message, count);

    /// <summary>Reads activities of one type until <paramref name="count"/> have come; others are passed over.</summary>
    public async Task<List<Activity>> ReadAsync(string type, int count)
    {
        var activities = new List<Activity>();
        while (activities.Count < count)
        {
            var frame = await ReadFrameAsync() ?? throw new InvalidOperationException("The stream ended.");
            if (frame.Length == 0)
            {
                continue;
            }

            var set = JsonSerializer.Deserialize<ActivitySet>(frame, ActivityJson.Options)!;
            Watermark = set.Watermark ?? Watermark;
            activities.AddRange(set.Activities.Where(activity => activity.Type == type));
        }

        return activities;
    }

    /// <summary>Reads one frame; empty is a keep-alive, null is the end.</summary>
    public async Task<byte[]?> ReadFrameAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var frame = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(frame.GetMemory(16 * 1024), limit.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    // As every client does; the server waits for it.
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
                    return null;
                }

                frame.Advance(part.Count);
                if (part.EndOfMessage)
                {
                    return frame.WrittenSpan.ToArray();
                }
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <summary>Why the other side closed; null while it has not.</summary>
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>Reads on to the end.</summary>
    public async Task ReadToEndAsync()
    {
        while (await ReadFrameAsync() is not null)
        {
        }
    }

    public async Task SendAsync(byte[] frame, WebSocketMessageType type = WebSocketMessageType.Text) =>
        await _socket.SendAsync(frame, type, endOfMessage: true, CancellationToken.None);

    public void Dispose() => _socket.Dispose();
}
