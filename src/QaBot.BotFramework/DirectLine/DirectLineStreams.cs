namespace QaBot.BotFramework.DirectLine;

/// <summary>The streams that follow one conversation. Thread-safe.</summary>
internal sealed class DirectLineStreams
{
    private readonly Lock _gate = new();
    private readonly List<DirectLineSubscription> _open = [];
    private readonly int _most;
    private bool _ended;

    public DirectLineStreams(int most) => _most = most;

    /// <summary>Whether somebody follows.</summary>
    public bool IsAnyOpen
    {
        get
        {
            lock (_gate)
            {
                return _open.Count > 0;
            }
        }
    }

    /// <summary>Adds a stream; one too many cuts off the oldest, and one that comes after the end is cut off itself.</summary>
    public void Add(DirectLineSubscription stream)
    {
        DirectLineSubscription? surplus = null;
        lock (_gate)
        {
            if (_open.Count == _most)
            {
                surplus = _open[0];
                _open.RemoveAt(0);
            }

            if (_ended)
            {
                surplus = stream;
            }
            else
            {
                _open.Add(stream);
            }
        }

        surplus?.CutOff();
    }

    /// <summary>Takes a stream out.</summary>
    public void Remove(DirectLineSubscription stream)
    {
        lock (_gate)
        {
            _open.Remove(stream);
        }
    }

    /// <summary>Gives a frame to every stream; those that have fallen behind are cut off.</summary>
    public void Offer(byte[] frame)
    {
        List<DirectLineSubscription> fallenBehind;
        lock (_gate)
        {
            fallenBehind = [.. _open.Where(stream => !stream.TryOffer(frame))];
            _open.RemoveAll(fallenBehind.Contains);
        }

        fallenBehind.ForEach(stream => stream.CutOff());
    }

    /// <summary>Cuts off every stream, and those to come.</summary>
    public void End()
    {
        DirectLineSubscription[] streams;
        lock (_gate)
        {
            _ended = true;
            streams = [.. _open];
            _open.Clear();
        }

        Array.ForEach(streams, stream => stream.CutOff());
    }
}
