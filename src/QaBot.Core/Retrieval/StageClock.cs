using System.Collections.Concurrent;

namespace QaBot.Core.Retrieval;

/// <summary>Notes how long the stages of one question take.</summary>
internal sealed class StageClock(TimeProvider timeProvider)
{
    private readonly ConcurrentQueue<StageTiming> _timings = new();

    /// <summary>The stages that have ended, in that order.</summary>
    public IReadOnlyList<StageTiming> Timings => [.. _timings];

    /// <summary>A mark to hand to <see cref="Stop"/>.</summary>
    public long Start() => timeProvider.GetTimestamp();

    /// <summary>Notes that <paramref name="stage"/> ran from <paramref name="start"/> until now.</summary>
    public void Stop(string stage, long start) => _timings.Enqueue(new StageTiming(stage, timeProvider.GetElapsedTime(start)));
}
