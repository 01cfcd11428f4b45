using System.Diagnostics;
using QaBot.BotFramework.Activities;
using Activity = QaBot.BotFramework.Activities.Activity;

namespace QaBot.BotFramework.Turns;

/// <summary>One incoming activity and the way to answer it.</summary>
public sealed class TurnContext
{
    private static readonly ChannelAccount NamelessBot = new() { Id = "bot", Name = "Bot" };

    private readonly ActivitySender _sender;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile StreamedMessage? _stream;
    private volatile bool _closed;

    /// <summary>Creates the context of a turn.</summary>
    /// <param name="activity">The activity that came in.</param>
    /// <param name="sender">Where answers go.</param>
    public TurnContext(Activity activity, ActivitySender sender)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(sender);
        Activity = activity;
        _sender = sender;
    }

    /// <summary>The activity that came in.</summary>
    public Activity Activity { get; }

    /// <summary>
    /// Whether the answer travels in the HTTP response to this very request. Then a repetition of the activity is answered again:
    /// its sender never got the first answer.
    /// </summary>
    public bool IsAnsweredInResponse { get; init; }

    /// <summary>
    /// The name of the <see cref="TurnRoute"/> by which answers can still be sent after a restart; null when they cannot. Then the turn
    /// ends with the process.
    /// </summary>
    public string? Route { get; init; }

    /// <summary>Whether the activity's service URL was vouched for by its token; kept with the turn.</summary>
    public bool IsVouchedFor { get; init; }

    /// <summary>Names the turn in the log and to the person when it fails: 32 hexadecimal digits.</summary>
    public string TraceId { get; private init; } = ActivityTraceId.CreateRandom().ToHexString();

    /// <summary>Whether the turn ended by a fault or by its time limit. Read it after <see cref="Completion"/>.</summary>
    public bool HasFailed { get; internal set; }

    /// <summary>What the bot answers an invoke with; null when it does not know the invoke.</summary>
    public InvokeResponse? InvokeResponse { get; set; }

    /// <summary>Ends, never faulted, when the turn is over: done, failed, out of time, or dropped as a repetition.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Whether the person would see a <see cref="StreamedMessage"/> grow: the channel draws it, and in this kind of conversation.</summary>
    public bool CanStream => _sender.CanStream && StreamRules.For(Activity) is not null;

    /// <summary>
    /// Sends <paramref name="reply"/> into the conversation, addressed as a reply to <see cref="Activity"/>: from the bot, to the
    /// person, in the same conversation and channel. While a <see cref="StreamedMessage"/> is open, a message is its end.
    /// </summary>
    /// <exception cref="OperationCanceledException">
    /// The turn ran out of time, and whatever it still wants to say would come out of order; or the person has stopped the answer.
    /// </exception>
    public ValueTask<ResourceResponse> SendAsync(Activity reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (_closed)
        {
            return ValueTask.FromException<ResourceResponse>(new OperationCanceledException("The turn is over."));
        }

        return (_stream, reply.Type) switch
        {
            ({ IsFinished: false } stream, ActivityTypes.Message) => stream.FinishAsync(AddressAsReply(reply), _sender.SendAsync, cancellationToken),

            // The stream shows better that the bot is at work, and Teams does not want both.
            ({ IsOpen: true }, ActivityTypes.Typing) => ValueTask.FromResult(new ResourceResponse()),
            _ => _sender.SendAsync(AddressAsReply(reply), cancellationToken),
        };
    }

    /// <summary>
    /// The message that this turn is going to send, to be shown while it is being made. Nothing is sent until there is something to
    /// show, and nothing is shown where the channel does not take it. One at a time: while one is open, this gives that one.
    /// </summary>
    public StreamedMessage OpenStream(TimeProvider time)
    {
        if (_stream is { IsFinished: false } open)
        {
            return open;
        }

        var rules = _sender.CanStream ? StreamRules.For(Activity) : null;
        var transmission = rules is null ? null : new StreamTransmission(_sender, AddressAsReply, rules, time);
        return _stream = new StreamedMessage(transmission, Close, time);
    }

    /// <summary>Puts <paramref name="reply"/>, addressed as by <see cref="SendAsync"/>, in place of what was sent earlier.</summary>
    /// <param name="activityId">What the channel called the earlier one.</param>
    /// <param name="reply">The whole new activity: what it leaves out is gone.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False when the channel did not do it; nothing has changed then.</returns>
    /// <exception cref="OperationCanceledException">The turn ran out of time.</exception>
    public ValueTask<bool> UpdateAsync(string activityId, Activity reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return _closed
            ? ValueTask.FromException<bool>(new OperationCanceledException("The turn is over."))
            : _sender.UpdateAsync(AddressAsReply(reply) with { Id = activityId }, cancellationToken);
    }

    /// <summary>Takes back what was sent earlier in this conversation. False when the channel did not do it.</summary>
    /// <exception cref="OperationCanceledException">The turn ran out of time.</exception>
    public ValueTask<bool> DeleteAsync(string activityId, CancellationToken cancellationToken) => _closed
        ? ValueTask.FromException<bool>(new OperationCanceledException("The turn is over."))
        : _sender.DeleteAsync(AddressAsReply(new Activity()) with { Id = activityId }, cancellationToken);

    /// <summary>
    /// Shows that the bot is at work: at once, and again before the indicator would fade, until what is returned is disposed.
    /// It does nothing where nobody would see it, and never fails the turn.
    /// </summary>
    public IAsyncDisposable ShowTyping(TimeProvider time) => new TypingIndicator(this, _sender.IsLive, time);

    /// <summary>Lets nothing more out through this context: nobody waits for it any longer.</summary>
    public void Close()
    {
        _closed = true;
        _stream?.FallSilent();
    }

    /// <summary>Whether <see cref="Close"/> was called.</summary>
    internal bool IsClosed => _closed;

    /// <summary>The same turn, open again after <see cref="Close"/>, to say that it failed.</summary>
    internal TurnContext Reopen() => new(Activity, _sender) { TraceId = TraceId, _stream = _stream };

    /// <summary>Whether it was taken up from the journal.</summary>
    internal bool IsRecovered { get; private init; }

    /// <summary>Whether an earlier process had begun it.</summary>
    internal bool WasInterrupted { get; private init; }

    /// <summary>A turn of an earlier process, taken up from the journal.</summary>
    public static TurnContext Recover(PendingTurn pending, ActivitySender sender)
    {
        ArgumentNullException.ThrowIfNull(pending);
        return new TurnContext(pending.Activity, sender)
        {
            Route = pending.Route,
            IsVouchedFor = pending.IsVouchedFor,
            TraceId = pending.Id,
            IsRecovered = true,
            WasInterrupted = pending.HasStarted,
        };
    }

    internal PendingTurn ToPending(DateTimeOffset receivedAt) => new()
    {
        Id = TraceId,
        Activity = Activity,
        Route = Route!,
        IsVouchedFor = IsVouchedFor,
        ReceivedAt = receivedAt,
    };

    internal void Complete()
    {
        _stream?.Abandon();
        _completion.TrySetResult();
    }

    private Activity AddressAsReply(Activity reply) => reply with
    {
        ChannelId = Activity.ChannelId,
        From = Activity.Recipient is { Id.Length: > 0 } bot ? bot : NamelessBot,
        Recipient = Activity.From,
        Conversation = Activity.Conversation is null ? null : new ConversationAccount { Id = Activity.Conversation.Id },
        ReplyToId = Activity.Id,
        Locale = reply.Locale ?? Activity.Locale,
    };
}
