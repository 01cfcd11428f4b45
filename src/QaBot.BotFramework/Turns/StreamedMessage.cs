using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>
/// A message that grows before the person's eyes: lines of progress, then text, then the finished message in their place. The SDK's
/// StreamingResponse is its model. Nothing is sent before there is something to show; what is shown never waits for the channel: when
/// that is slower, the newest text wins. The next message that the turn sends is the end of it. Where the channel takes no streams, or
/// refuses this one, only that message is sent. Thread-safe.
/// </summary>
#pragma warning disable CA1001 // Never disposed: the bot may hold the tokens for as long as it likes, and neither has a timer.
public sealed class StreamedMessage
#pragma warning restore CA1001
{
    /// <summary>How long the final message waits for a chunk that is on its way, so that the two arrive in order.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly StreamTransmission? _transmission;
    private readonly Action _onStopped;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopped = new();
    private readonly CancellationTokenSource _abort = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (string StreamType, string Text)? _pending;
    private bool _hasText;
    private Task? _pump;
    private bool _isFinished;

    /// <param name="transmission">The wire; null where nothing can be shown.</param>
    /// <param name="onStopped">Called when the person does not want to read it.</param>
    /// <param name="time">The clock.</param>
    internal StreamedMessage(StreamTransmission? transmission, Action onStopped, TimeProvider time)
    {
        _transmission = transmission;
        _onStopped = onStopped;
        _time = time;
    }

    /// <summary>Fires when the person stops the message: whatever makes it can be given up, and the turn says nothing more.</summary>
    public CancellationToken Stopped => _stopped.Token;

    /// <summary>Whether something was shown, or is about to be, and no message has ended it.</summary>
    internal bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return _pump is not null && !_ending.Task.IsCompleted;
            }
        }
    }

    /// <summary>Whether the message was said.</summary>
    internal bool IsFinished
    {
        get
        {
            lock (_gate)
            {
                return _isFinished;
            }
        }
    }

    /// <summary>Shows what the bot is doing, in plain text of up to 1,000 characters; more is cut. Ignored once there was text.</summary>
    public void ShowProgress(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        Show(StreamTypes.Informative, text.Length <= StreamRules.MaxProgress ? text : text[..StreamRules.MaxProgress]);
    }

    /// <summary>
    /// Shows the message so far. It may only grow: where the channel insists on that, a text that does not begin with what was shown
    /// before is left out.
    /// </summary>
    /// <param name="wholeText">The whole text, as the finished message will begin.</param>
    public void ShowText(string wholeText)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(wholeText);
        Show(StreamTypes.Streaming, wholeText);
    }

    /// <summary>Says the finished message.</summary>
    /// <param name="final">The message, addressed.</param>
    /// <param name="send">Says it where there is no stream.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    internal async ValueTask<ResourceResponse> FinishAsync(
        Activity final, Func<Activity, CancellationToken, ValueTask<ResourceResponse>> send, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _isFinished = true;
        }

        await FallSilentAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (_stopped.IsCancellationRequested)
        {
            throw new OperationCanceledException("The person has stopped the answer.");
        }

        if (_transmission is null || _pump is null)
        {
            return await send(final, cancellationToken);
        }

        try
        {
            return await _transmission.FinishAsync(final, cancellationToken);
        }
        finally
        {
            await NoteStopAsync();
        }
    }

    /// <summary>Shows nothing more. A message that comes later still ends the stream.</summary>
    internal void FallSilent()
    {
        lock (_gate)
        {
            _pending = null;
            _ending.TrySetResult();
        }
    }

    /// <summary>Gives it up for good: the turn is over.</summary>
    internal void Abandon()
    {
        FallSilent();
        _abort.Cancel();
    }

    private async Task FallSilentAsync()
    {
        FallSilent();
        if (_pump is null)
        {
            return;
        }

        using (_time.CreateTimer(static abort => ((CancellationTokenSource)abort!).Cancel(), _abort, Patience, Timeout.InfiniteTimeSpan))
        {
            await _pump;
        }

        await _abort.CancelAsync();
    }

    private void Show(string streamType, string text)
    {
        lock (_gate)
        {
            var isLate = streamType == StreamTypes.Informative && _hasText;
            if (_transmission is null || isLate || _ending.Task.IsCompleted)
            {
                return;
            }

            _hasText = streamType == StreamTypes.Streaming;
            _pending = (streamType, text);
            _news.TrySetResult();
            _pump ??= Task.Run(() => PumpAsync(_transmission));
        }
    }

    /// <summary>One request at a time, as fast as the channel takes them.</summary>
    private async Task PumpAsync(StreamTransmission transmission)
    {
        while (transmission.TakesChunks && await NextAsync(transmission.TimeLeft))
        {
            if (Take() is not { } chunk)
            {
                continue;
            }

            if (!await transmission.ShowAsync(chunk.StreamType, chunk.Text, _abort.Token))
            {
                PutBack(chunk);
            }

            await NoteStopAsync();
            await EndingOrDelayAsync(transmission.ChunkPause);
        }

        if (!_ending.Task.IsCompleted && transmission.TimeLeft == TimeSpan.Zero)
        {
            await transmission.EndInTimeAsync(_abort.Token);
            await NoteStopAsync();
        }
    }

    /// <summary>Waits for something to show. False when the stream ends instead, or its time is up.</summary>
    private async Task<bool> NextAsync(TimeSpan timeLeft)
    {
        Task news;
        lock (_gate)
        {
            news = _news.Task;
        }

        try
        {
            await Task.WhenAny(news, _ending.Task).WaitAsync(timeLeft, _time);
            return !_ending.Task.IsCompleted;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private (string StreamType, string Text)? Take()
    {
        lock (_gate)
        {
            var taken = _pending;
            _pending = null;
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return taken;
        }
    }

    private void PutBack((string StreamType, string Text) chunk)
    {
        lock (_gate)
        {
            _pending ??= chunk;
            _news.TrySetResult();
        }
    }

    private async Task EndingOrDelayAsync(TimeSpan delay)
    {
        try
        {
            await _ending.Task.WaitAsync(delay, _time);
        }
        catch (TimeoutException)
        {
            // It goes on.
        }
    }

    private async Task NoteStopAsync()
    {
        if (_transmission is { IsStopped: true } && !_stopped.IsCancellationRequested)
        {
            _onStopped();
            await _stopped.CancelAsync();
        }
    }
}
