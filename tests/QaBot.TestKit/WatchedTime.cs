using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace QaBot.TestKit;

/// <summary>A clock that a test moves, and that tells it of each wait that begins: then there is something to move it for.</summary>
public sealed class WatchedTime : FakeTimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Starts at the fake clock's own first moment.</summary>
    public WatchedTime()
    {
    }

    /// <summary>Starts at <paramref name="start"/>.</summary>
    public WatchedTime(DateTimeOffset start)
        : base(start)
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>How long the next wait is that nobody was told of yet, as soon as it has begun.</summary>
    public async Task<TimeSpan> NextWaitAsync() => await _waits.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Comes back as soon as a wait of exactly <paramref name="length"/> has begun that nobody was told of yet; others are passed over.</summary>
    public async Task WaitBeginsAsync(TimeSpan length)
    {
        while (await NextWaitAsync() != length)
        {
        }
    }
}
