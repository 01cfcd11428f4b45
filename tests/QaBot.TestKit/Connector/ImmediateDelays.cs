using System.Collections.Concurrent;

namespace QaBot.TestKit.Connector;

/// <summary>A clock whose delays of up to a minute are over at once, and kept; longer ones, the time limits, never end.</summary>
public sealed class ImmediateDelays : TimeProvider
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<TimeSpan> _asked = new();

    public IReadOnlyList<TimeSpan> Asked => [.. _asked];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= LongestDelay && dueTime >= TimeSpan.Zero)
        {
            _asked.Enqueue(dueTime);
            dueTime = TimeSpan.Zero;
        }
        else
        {
            dueTime = Timeout.InfiniteTimeSpan;
        }

        return System.CreateTimer(callback, state, dueTime, period);
    }
}
