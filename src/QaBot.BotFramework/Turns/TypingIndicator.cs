using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>Keeps a typing indicator alive while a turn is at work.</summary>
internal sealed class TypingIndicator : IAsyncDisposable
{
    /// <summary>Clients show the indicator for about this long, and must not get it more often (A6001).</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>How long the answer waits for an indicator that is on its way, so that the two arrive in order.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Activity Typing = new() { Type = ActivityTypes.Typing };

    private readonly TurnContext _turn;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly Task _loop;

    public TypingIndicator(TurnContext turn, bool isLive, TimeProvider time)
    {
        _turn = turn;
        _time = time;
        _loop = isLive ? RepeatAsync() : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        using (_time.CreateTimer(static abort => ((CancellationTokenSource)abort!).Cancel(), _abort, Patience, Timeout.InfiniteTimeSpan))
        {
            await _loop;
        }

        _stop.Dispose();
        _abort.Dispose();
    }

    private async Task RepeatAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                await _turn.SendAsync(Typing, _abort.Token);
                await Task.Delay(Interval, _time, _stop.Token);
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Without its indicator a turn is still a good turn; the answer meets the same fault if it lasts, and reports it.
        }
    }
}
