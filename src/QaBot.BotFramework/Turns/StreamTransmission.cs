using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>
/// The wire side of one stream: what has gone out, under which id and number, and what the channel made of it. One call at a time.
/// </summary>
internal sealed class StreamTransmission(ActivitySender sender, Func<Activity, Activity> address, StreamRules rules, TimeProvider time)
{
    /// <summary>How often in a row a busy channel is tried, in requests.</summary>
    private const int MaxBusy = 5;

    private string? _id;
    private int _sequence = 1;
    private int _busy;
    private long? _startedAt;
    private long _lastAt;
    private string _text = "";
    private string _shown = "";
    private bool _isEnded;

    /// <summary>Whether more chunks make sense.</summary>
    public bool TakesChunks { get; private set; } = true;

    /// <summary>Whether the channel asked to be left alone when it was last called.</summary>
    public bool IsBusy => _busy > 0;

    /// <summary>Whether the person does not want to read it.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>How long the stream may still go on; infinite where nothing limits it.</summary>
    public TimeSpan TimeLeft => rules.Limit is { } limit && _startedAt is { } start
        ? Positive(limit - time.GetElapsedTime(start))
        : Timeout.InfiniteTimeSpan;

    /// <summary>How long the channel must be left alone before the next chunk.</summary>
    public TimeSpan ChunkPause => Pause(IsBusy ? StreamRules.BusyInterval : rules.ChunkInterval);

    private TimeSpan FinalPause => Pause(IsBusy ? StreamRules.BusyInterval : rules.FinalInterval);

    private bool IsOpen => _id is not null && !_isEnded;

    /// <summary>Shows a line of progress or the text so far. It never throws: without what it shows, a turn is still a good turn.</summary>
    /// <returns>False when the channel was busy and the chunk should be sent again, unless there is a newer one by then.</returns>
    public async Task<bool> ShowAsync(string streamType, string text, CancellationToken cancellationToken)
    {
        if (streamType == StreamTypes.Streaming && rules.MustGrow && !text.StartsWith(_text, StringComparison.Ordinal))
        {
            return true;
        }

        _startedAt ??= time.GetTimestamp();
        var info = new StreamInfo { StreamId = _id, StreamType = streamType, StreamSequence = _sequence };
        try
        {
            var response = await sender.SendAsync(info.On(address(new Activity { Type = ActivityTypes.Typing, Text = text })), cancellationToken);
            Note(response, streamType, text);
            return true;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return !Judge(fault);
        }
        finally
        {
            _lastAt = time.GetTimestamp();
        }
    }

    /// <summary>Ends the stream with what it shows, because its time is up. It never throws.</summary>
    public async Task EndInTimeAsync(CancellationToken cancellationToken)
    {
        TakesChunks = false;
        if (!IsOpen)
        {
            return;
        }

        var info = new StreamInfo { StreamId = _id, StreamType = StreamTypes.Final, StreamResult = StreamResults.Timeout };
        try
        {
            await sender.SendAsync(info.On(address(new Activity { Type = ActivityTypes.Message, Text = _shown })), cancellationToken);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The channel ends it by itself soon. Whether the person stopped it matters all the same.
            Judge(fault);
        }
        finally
        {
            _isEnded = true;
            _lastAt = time.GetTimestamp();
        }
    }

    /// <summary>Says the final message: as the end of the stream, in place of what it showed, or by itself where there is no stream.</summary>
    /// <exception cref="OperationCanceledException">The person does not want to read it.</exception>
    public async ValueTask<ResourceResponse> FinishAsync(Activity final, CancellationToken cancellationToken)
    {
        if (_startedAt is not null && FinalPause is { Ticks: > 0 } pause)
        {
            await Task.Delay(pause, time, cancellationToken);
        }

        if (!IsOpen)
        {
            return _isEnded ? await ReplaceAsync(final, cancellationToken) : await sender.SendAsync(final, cancellationToken);
        }

        var info = new StreamInfo { StreamId = _id, StreamType = StreamTypes.Final, StreamResult = StreamResults.Success };
        try
        {
            return Named(await sender.SendAsync(info.On(final), cancellationToken));
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            if (await FinishOtherwiseAsync(sender.JudgeStreamFault(fault), final, cancellationToken) is { } said)
            {
                return said;
            }

            throw;
        }
    }

    private async ValueTask<ResourceResponse?> FinishOtherwiseAsync(StreamFault fault, Activity final, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case StreamFault.Stopped:
                IsStopped = true;
                throw new OperationCanceledException("The person has stopped the answer.");
            case StreamFault.Completed:
                return Named(new ResourceResponse());
            case StreamFault.Ended:
                return await ReplaceAsync(final, cancellationToken);
            case StreamFault.NotAllowed:
                return await sender.SendAsync(final, cancellationToken);
            default:
                return null;
        }
    }

    /// <summary>Puts <paramref name="final"/> in place of what the stream showed last; where that fails, says it by itself.</summary>
    private async ValueTask<ResourceResponse> ReplaceAsync(Activity final, CancellationToken cancellationToken)
    {
        try
        {
            if (await sender.UpdateAsync(final with { Id = _id }, cancellationToken))
            {
                return Named(new ResourceResponse());
            }
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            // Said by itself it stands below what it should replace, and is read all the same. A lasting fault shows then.
        }

        return await sender.SendAsync(final, cancellationToken);
    }

    private void Note(ResourceResponse response, string streamType, string text)
    {
        _sequence++;
        _busy = 0;
        _shown = text;
        _text = streamType == StreamTypes.Streaming ? text : _text;
        _id ??= string.IsNullOrEmpty(response.Id) ? null : response.Id;

        // Without the channel's id for it a stream cannot go on.
        TakesChunks = _id is not null;
    }

    /// <summary>Whether the same should be sent again in a while.</summary>
    private bool Judge(Exception fault)
    {
        var meaning = fault is OperationCanceledException ? StreamFault.Other : sender.JudgeStreamFault(fault);
        _busy = meaning == StreamFault.Busy ? _busy + 1 : 0;
        IsStopped = meaning == StreamFault.Stopped;
        _isEnded |= meaning is StreamFault.Ended or StreamFault.Completed;
        if (meaning == StreamFault.NotAllowed)
        {
            _id = null;
        }

        TakesChunks = _busy is > 0 and < MaxBusy;
        return TakesChunks;
    }

    private ResourceResponse Named(ResourceResponse response) => string.IsNullOrEmpty(response.Id) ? response with { Id = _id } : response;

    private TimeSpan Pause(TimeSpan interval) => Positive(interval - time.GetElapsedTime(_lastAt));

    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
