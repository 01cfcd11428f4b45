namespace QaBot.Messaging;

/// <summary>How fast the messages of one sender in one conversation come. Not thread-safe.</summary>
internal sealed class SenderPace
{
    private readonly Queue<long> _times = new();
    private bool _isPaused;

    /// <summary>Counts one more message and says what becomes of it.</summary>
    public LoopVerdict Judge(TimeProvider time, TimeSpan window, int most)
    {
        while (_times.TryPeek(out var oldest) && (time.GetElapsedTime(oldest) >= window || _times.Count > most))
        {
            _times.Dequeue();
        }

        _times.Enqueue(time.GetTimestamp());
        var wasPaused = _isPaused;
        _isPaused = _times.Count > most;
        return _isPaused switch
        {
            false => LoopVerdict.Answer,
            true when !wasPaused => LoopVerdict.Pause,
            _ => LoopVerdict.Silence,
        };
    }
}
