using System.Threading.Channels;

namespace QaBot.BotFramework.DirectLine;

/// <summary>
/// What one stream has yet to send. It is bounded: a client that does not read is cut off, it comes back with its watermark and
/// gets what it missed from the log.
/// </summary>
public sealed class DirectLineSubscription : IAsyncDisposable
{
    private readonly Channel<ReadOnlyMemory<byte>> _frames;
    private readonly CancellationTokenSource _cut = new();
    private readonly Func<DirectLineSubscription, ValueTask> _leave;
    private readonly int _maxPendingBytes;
    private int _pendingBytes;

    internal DirectLineSubscription(DirectLineLimits limits, Func<DirectLineSubscription, ValueTask> leave)
    {
        _frames = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(limits.MaxPendingActivities) { SingleReader = true });
        _maxPendingBytes = limits.MaxPendingBytes;
        _leave = leave;
        Cut = _cut.Token;
    }

    /// <summary>Cancelled when the stream is to end: it fell behind, or the conversation is over.</summary>
    public CancellationToken Cut { get; }

    /// <summary>Waits for a frame; false when the subscription is over.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _frames.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes the next frame, an ActivitySet as UTF-8 JSON.</summary>
    public bool TryTake(out ReadOnlyMemory<byte> frame)
    {
        if (!_frames.Reader.TryRead(out frame))
        {
            return false;
        }

        Interlocked.Add(ref _pendingBytes, -frame.Length);
        return true;
    }

    /// <summary>Ends the subscription; the conversation forgets it.</summary>
    public async ValueTask DisposeAsync()
    {
        _frames.Writer.TryComplete();
        await _leave(this);
        _cut.Dispose();
    }

    // A first frame is taken however long it is: the history is bounded by the log, and a stream that resumes must get past it.
    internal bool TryOffer(byte[] frame)
    {
        var pending = Interlocked.Add(ref _pendingBytes, frame.Length);
        return (pending <= _maxPendingBytes || pending == frame.Length) && _frames.Writer.TryWrite(frame);
    }

    internal void CutOff()
    {
        _frames.Writer.TryComplete();
        try
        {
            _cut.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The stream ended by itself in the same moment, which is what was wanted.
        }
    }
}
