namespace QaBot.BotFramework.Turns;

/// <summary>The turns of one conversation, oldest first; the one that runs stays at the head until it is over.</summary>
internal sealed class TurnLane(string key)
{
    public string Key { get; } = key;

    public LinkedList<QueuedTurn> Turns { get; } = new();

    /// <summary>Whether it waits for a worker or one of its turns runs.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Whether its oldest turn could run now.</summary>
    public bool IsReady => !IsBusy && Turns.First is { Value.IsAdmitted: true };
}
