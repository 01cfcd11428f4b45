using System.Globalization;
using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.DirectLine;

/// <summary>
/// One Direct Line conversation: its log, and the streams that follow it. Every activity is stamped here, in one order, with id,
/// time and sequence. Thread-safe.
/// </summary>
public sealed class DirectLineConversation
{
    private readonly Lock _gate = new();
    private readonly Queue<LoggedActivity> _log = new();
    private readonly List<DirectLineSubscription> _streams = [];
    private readonly DirectLineLimits _limits;
    private readonly TimeProvider _time;
    private long _sequence;
    private long _lastLogged;
    private long _logBytes;
    private DateTimeOffset _lastStamp;
    private DateTimeOffset _lastUse;
    private bool _ended;

    /// <summary>Starts a conversation.</summary>
    /// <param name="id">Its id; opaque.</param>
    /// <param name="limits">How much of it is kept.</param>
    /// <param name="time">The clock.</param>
    public DirectLineConversation(string id, DirectLineLimits limits, TimeProvider time)
    {
        Id = id;
        _limits = limits;
        _time = time;
        _lastUse = time.GetUtcNow();
    }

    /// <summary>The conversation's id.</summary>
    public string Id { get; }

    /// <summary>When it was last used; now, while a stream is open.</summary>
    public DateTimeOffset LastUse
    {
        get
        {
            lock (_gate)
            {
                return _streams.Count > 0 ? _time.GetUtcNow() : _lastUse;
            }
        }
    }

    /// <summary>
    /// Takes in a client's activity: stamps it, hands it to the bot by <paramref name="hand"/>, and, if the bot takes it, logs it and
    /// echoes it to every stream. Null when the bot did not take it; nobody has seen it then, and the client may send it again.
    /// </summary>
    /// <param name="activity">What the client sent.</param>
    /// <param name="hand">Hands the stamped activity on without waiting. It runs inside the conversation's lock, so that an answer cannot overtake the echo.</param>
    /// <returns>The activity's id, or null.</returns>
    public string? Receive(Activity activity, Func<Activity, bool> hand)
    {
        List<DirectLineSubscription> fallenBehind = [];
        string? id;
        lock (_gate)
        {
            var stamped = Stamp(activity);
            id = hand(stamped) ? stamped.Id : null;
            if (id is not null)
            {
                Publish(stamped, fallenBehind);
            }
        }

        fallenBehind.ForEach(stream => stream.CutOff());
        return id;
    }

    /// <summary>Stamps an activity of the bot, logs it, and sends it to every stream.</summary>
    /// <returns>The activity's id.</returns>
    public string Append(Activity activity)
    {
        List<DirectLineSubscription> fallenBehind = [];
        Activity stamped;
        lock (_gate)
        {
            stamped = Stamp(activity);
            Publish(stamped, fallenBehind);
        }

        fallenBehind.ForEach(stream => stream.CutOff());
        return stamped.Id!;
    }

    /// <summary>The history after <paramref name="watermark"/> as an ActivitySet in UTF-8 JSON.</summary>
    /// <param name="watermark">What an earlier set gave; null, empty or unknown means from the start.</param>
    public byte[] ReadAfter(string? watermark)
    {
        lock (_gate)
        {
            _lastUse = _time.GetUtcNow();
            return ActivityFrame.Write(LoggedAfter(watermark), _lastLogged);
        }
    }

    /// <summary>Follows the conversation: first the history after <paramref name="watermark"/>, then what comes.</summary>
    public DirectLineSubscription Subscribe(string? watermark)
    {
        DirectLineSubscription? surplus = null;
        var stream = new DirectLineSubscription(_limits, Leave);
        lock (_gate)
        {
            if (LoggedAfter(watermark) is { Count: > 0 } history)
            {
                stream.TryOffer(ActivityFrame.Write(history, _lastLogged));
            }

            if (_streams.Count == _limits.MaxStreams)
            {
                surplus = _streams[0];
                _streams.RemoveAt(0);
            }

            if (_ended)
            {
                surplus = stream;
            }
            else
            {
                _streams.Add(stream);
            }
        }

        surplus?.CutOff();
        return stream;
    }

    /// <summary>Ends the conversation here: its streams are closed.</summary>
    public void End()
    {
        DirectLineSubscription[] streams;
        lock (_gate)
        {
            _ended = true;
            streams = [.. _streams];
            _streams.Clear();
        }

        Array.ForEach(streams, stream => stream.CutOff());
    }

    private static bool IsForClients(Activity activity) => activity.Type is not
        (ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate or ActivityTypes.Trace or ActivityTypes.Invoke);

    // Typing says what is so now; replayed later it would be untrue.
    private static bool IsHistory(Activity activity) => activity.Type != ActivityTypes.Typing;

    private Activity Stamp(Activity activity)
    {
        _lastUse = _time.GetUtcNow();
        _sequence++;
        // Clients order by time where they have nothing better, in milliseconds; so no two activities share one.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_lastUse.ToUnixTimeMilliseconds());
        _lastStamp = now > _lastStamp ? now : _lastStamp.AddMilliseconds(1);
        return activity with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Id}|{_sequence:D7}"),
            Timestamp = _lastStamp,
            ChannelData = SequenceId.Stamp(activity.ChannelData, _sequence),
        };
    }

    private void Publish(Activity stamped, List<DirectLineSubscription> fallenBehind)
    {
        if (!IsForClients(stamped))
        {
            return;
        }

        var logged = new LoggedActivity(_sequence, JsonSerializer.SerializeToUtf8Bytes(stamped, ActivityJson.Options));
        var isHistory = IsHistory(stamped);
        if (isHistory)
        {
            Log(logged);
        }

        if (_streams.Count == 0)
        {
            return;
        }

        var frame = ActivityFrame.Write([logged], isHistory ? logged.Sequence : null);
        fallenBehind.AddRange(_streams.Where(stream => !stream.TryOffer(frame)));
        _streams.RemoveAll(fallenBehind.Contains);
    }

    private void Log(LoggedActivity logged)
    {
        _log.Enqueue(logged);
        _logBytes += logged.Json.Length;
        _lastLogged = logged.Sequence;
        while (_log.Count > 1 && (_log.Count > _limits.MaxActivities || _logBytes > _limits.MaxLogBytes))
        {
            _logBytes -= _log.Dequeue().Json.Length;
        }
    }

    private List<LoggedActivity> LoggedAfter(string? watermark)
    {
        // Watermarks are opaque to clients; one that was not given here says nothing about what its client has seen.
        var known = long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen <= _sequence;
        return [.. _log.Where(logged => logged.Sequence > (known ? seen : 0))];
    }

    private void Leave(DirectLineSubscription stream)
    {
        lock (_gate)
        {
            _streams.Remove(stream);
            _lastUse = _time.GetUtcNow();
        }
    }
}
