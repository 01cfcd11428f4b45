using System.Globalization;
using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.DirectLine;

/// <summary>
/// One Direct Line conversation: its log, which is in the store, and the streams that follow it, which are here. Every activity is
/// stamped here, in one order, with id, time and sequence. Thread-safe.
/// </summary>
/// <remarks>Methods that write throw <see cref="ConversationsUnavailableException"/> when the store cannot be written to.</remarks>
public sealed class DirectLineConversation
{
    // Polls come every second; to write each of them down would say nothing more.
    private static readonly TimeSpan UseGranularity = TimeSpan.FromMinutes(1);

    private readonly ConversationGate _gate = new();
    private readonly DirectLineStreams _streams;
    private readonly DirectLineStore _store;
    private readonly DirectLineLimits _limits;
    private readonly TimeProvider _time;
    private volatile DirectLineState _state;

    /// <summary>Takes a conversation up as the store has it. There must be no other object for it; see <see cref="DirectLineConversations"/>.</summary>
    /// <param name="state">What the store has of it.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="limits">How much of it is kept.</param>
    /// <param name="time">The clock.</param>
    public DirectLineConversation(DirectLineState state, DirectLineStore store, DirectLineLimits limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _state = state;
        _store = store;
        _limits = limits;
        _time = time;
        _streams = new DirectLineStreams(limits.MaxStreams);
    }

    /// <summary>The conversation's id.</summary>
    public string Id => _state.Id;

    /// <summary>When it was last used; now, while a stream is open.</summary>
    public DateTimeOffset LastUse => IsFollowed ? _time.GetUtcNow() : _state.LastUse;

    /// <summary>Whether a stream is open.</summary>
    internal bool IsFollowed => _streams.IsAnyOpen;

    /// <summary>
    /// Takes in a client's activity: stamps it, hands it to the bot by <paramref name="hand"/>, and, if the bot takes it, logs it and
    /// echoes it to every stream. Null when the bot did not take it; nobody has seen it then, and the client may send it again.
    /// </summary>
    /// <param name="activity">What the client sent.</param>
    /// <param name="hand">
    /// Hands the stamped activity on, without waiting for an answer. Until it is logged nothing else is said in this conversation, so that
    /// an answer cannot overtake the echo.
    /// </param>
    /// <param name="cancellationToken">Stops it until the bot has taken the activity.</param>
    /// <returns>The activity's id, or null.</returns>
    public async ValueTask<string?> ReceiveAsync(
        Activity activity, Func<Activity, ValueTask<bool>> hand, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(hand);
        using var entered = await _gate.EnterAsync(cancellationToken);

        // The id is spent before anybody hears of it: should the process end now, no other activity is given it.
        var stamped = Stamp(activity);
        await _store.SaveAsync(_state, cancellationToken);
        if (!await hand(stamped))
        {
            return null;
        }

        await PublishAsync(stamped, _state.Sequence, CancellationToken.None);
        return stamped.Id;
    }

    /// <summary>Stamps an activity of the bot, logs it, and sends it to every stream.</summary>
    /// <returns>The activity's id.</returns>
    public async ValueTask<string> AppendAsync(Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        using var entered = await _gate.EnterAsync(cancellationToken);
        var stamped = Stamp(activity);
        await PublishAsync(stamped, _state.Sequence, cancellationToken);
        return stamped.Id!;
    }

    /// <summary>
    /// Logs a client's activity that the bot had taken when the process ended, if the log does not have it: in <see cref="ReceiveAsync"/>
    /// the process may end between the two. Call it before the activity is answered.
    /// </summary>
    /// <param name="stamped">The activity as it was handed to the bot.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask RestoreAsync(Activity stamped, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stamped);
        using var entered = await _gate.EnterAsync(cancellationToken);

        // Nothing is logged behind an activity that is not logged yet: whatever is older than the log's end is in it, or was.
        if (SequenceOf(stamped) is { } sequence && sequence > _state.LastLogged && sequence <= _state.Sequence)
        {
            await PublishAsync(stamped, sequence, cancellationToken);
        }
    }

    /// <summary>The history after <paramref name="watermark"/> as an ActivitySet in UTF-8 JSON.</summary>
    /// <param name="watermark">What an earlier set gave; null, empty or unknown means from the start.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask<byte[]> ReadAfterAsync(string? watermark, CancellationToken cancellationToken)
    {
        using var entered = await _gate.EnterAsync(cancellationToken);
        await NoteUseAsync(UseGranularity, cancellationToken);
        return ActivityFrame.Write(await LoggedAfterAsync(watermark, cancellationToken), _state.LastLogged);
    }

    /// <summary>Follows the conversation: first the history after <paramref name="watermark"/>, then what comes.</summary>
    /// <param name="watermark">What an earlier set gave; null, empty or unknown means from the start.</param>
    /// <param name="cancellationToken">Stops the reading of the history.</param>
    public async ValueTask<DirectLineSubscription> SubscribeAsync(string? watermark, CancellationToken cancellationToken)
    {
        var stream = new DirectLineSubscription(_limits, LeaveAsync);
        using var entered = await _gate.EnterAsync(cancellationToken);
        if (await LoggedAfterAsync(watermark, cancellationToken) is { Count: > 0 } history)
        {
            stream.TryOffer(ActivityFrame.Write(history, _state.LastLogged));
        }

        _streams.Add(stream);
        return stream;
    }

    /// <summary>Ends the conversation here: its streams are closed. What is said into it later is lost.</summary>
    public void End() => _streams.End();

    /// <summary>Writes down that the conversation is in use.</summary>
    internal async ValueTask TouchAsync(CancellationToken cancellationToken)
    {
        using var entered = await _gate.EnterAsync(cancellationToken);
        await NoteUseAsync(TimeSpan.Zero, cancellationToken);
    }

    private static bool IsForClients(Activity activity) => activity.Type is not
        (ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate or ActivityTypes.Trace or ActivityTypes.Invoke);

    // Typing says what is so now; replayed later it would be untrue.
    private static bool IsHistory(Activity activity) => activity.Type != ActivityTypes.Typing;

    private static long? SequenceOf(Activity stamped) =>
        stamped.Id is { } id && long.TryParse(id.AsSpan(id.LastIndexOf('|') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : null;

    private Activity Stamp(Activity activity)
    {
        var state = _state;
        var use = _time.GetUtcNow();
        // Clients order by time where they have nothing better, in milliseconds; so no two activities share one.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(use.ToUnixTimeMilliseconds());
        _state = state = state with
        {
            Sequence = state.Sequence + 1,
            LastStamp = now > state.LastStamp ? now : state.LastStamp.AddMilliseconds(1),
            LastUse = use,
        };
        return activity with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Id}|{state.Sequence:D7}"),
            Timestamp = state.LastStamp,
            ChannelData = SequenceId.Stamp(activity.ChannelData, state.Sequence),
        };
    }

    // Streams get only what is written down, so that nobody has seen what a crash could make undone.
    private async ValueTask PublishAsync(Activity stamped, long sequence, CancellationToken cancellationToken)
    {
        if (!IsForClients(stamped))
        {
            await _store.SaveAsync(_state, cancellationToken);
            return;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(stamped, ActivityJson.Options);
        var isHistory = IsHistory(stamped);
        if (isHistory)
        {
            var state = _state with { LastLogged = sequence };
            await _store.AppendAsync(state, json, _limits, cancellationToken);
            _state = state;
        }
        else
        {
            await _store.SaveAsync(_state, cancellationToken);
        }

        if (_streams.IsAnyOpen)
        {
            _streams.Offer(ActivityFrame.Write([new LoggedActivity(sequence, json)], isHistory ? sequence : null));
        }
    }

    private ValueTask<IReadOnlyList<LoggedActivity>> LoggedAfterAsync(string? watermark, CancellationToken cancellationToken)
    {
        // Watermarks are opaque to clients; one that was not given here says nothing about what its client has seen.
        var known = long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen <= _state.Sequence;
        return _store.ReadAfterAsync(_state.Number, known ? seen : 0, cancellationToken);
    }

    private async ValueTask NoteUseAsync(TimeSpan granularity, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (now - _state.LastUse >= granularity)
        {
            _state = _state with { LastUse = now };
            await _store.SaveAsync(_state, cancellationToken);
        }
    }

    private async ValueTask LeaveAsync(DirectLineSubscription stream)
    {
        _streams.Remove(stream);
        try
        {
            await TouchAsync(CancellationToken.None);
        }
        catch (ConversationsUnavailableException)
        {
            // Its age is then counted from an earlier use. That is no reason to fail who only wants to leave.
        }
    }
}
