namespace QaBot.BotFramework.Turns;

/// <summary>A turn with its place in a <see cref="TurnSchedule"/>.</summary>
internal sealed class QueuedTurn(TurnContext turn, TurnLane lane)
{
    private readonly TaskCompletionSource<bool> _acceptance = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TurnContext Turn { get; } = turn;

    public TurnLane Lane { get; } = lane;

    /// <summary>Whether it may run: it has been written down.</summary>
    public bool IsAdmitted { get; set; }

    /// <summary>Whether it was taken in, once that is known.</summary>
    public Task<bool> Acceptance => _acceptance.Task;

    public void Settle(bool accepted) => _acceptance.SetResult(accepted);
}
