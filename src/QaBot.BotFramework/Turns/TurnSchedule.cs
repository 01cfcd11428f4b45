using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>
/// Whose turn it is: conversations take turns in the order in which they became ready, and within one the oldest goes first. Not
/// thread-safe.
/// </summary>
internal sealed class TurnSchedule
{
    private readonly Dictionary<string, TurnLane> _lanes = new(StringComparer.Ordinal);
    private readonly Queue<TurnLane> _ready = new();

    /// <summary>How many turns have a place: being written down, waiting or running.</summary>
    public int Count { get; private set; }

    public bool HasReady => _ready.Count > 0;

    /// <summary>How many turns of the conversation of <paramref name="activity"/> have a place.</summary>
    public int CountOf(Activity activity) => _lanes.TryGetValue(KeyOf(activity), out var lane) ? lane.Turns.Count : 0;

    /// <summary>The turn that was given a place for an earlier delivery of <paramref name="activity"/>.</summary>
    public QueuedTurn? Find(Activity activity) => _lanes.TryGetValue(KeyOf(activity), out var lane)
        ? lane.Turns.FirstOrDefault(queued => RecentActivities.KeyOf(queued.Turn.Activity) == RecentActivities.KeyOf(activity) && !queued.Turn.IsAnsweredInResponse)
        : null;

    /// <summary>Gives a turn the last place in its conversation. It cannot run before it is admitted.</summary>
    public QueuedTurn Reserve(TurnContext turn)
    {
        var key = KeyOf(turn.Activity);
        if (!_lanes.TryGetValue(key, out var lane))
        {
            lane = new TurnLane(key);
            _lanes.Add(key, lane);
        }

        var queued = new QueuedTurn(turn, lane);
        lane.Turns.AddLast(queued);
        Count++;
        return queued;
    }

    /// <summary>Lets a turn run when it is its conversation's oldest.</summary>
    public void Admit(QueuedTurn queued)
    {
        queued.IsAdmitted = true;
        Refresh(queued.Lane);
    }

    /// <summary>Takes a turn out that will not run.</summary>
    public void Withdraw(QueuedTurn queued)
    {
        queued.Lane.Turns.Remove(queued);
        Count--;
        Refresh(queued.Lane);
    }

    /// <summary>The next turn to run; null when none is ready. Its conversation is busy until <see cref="Return"/>.</summary>
    public QueuedTurn? Take() => _ready.TryDequeue(out var lane) ? lane.Turns.First!.Value : null;

    /// <summary>Takes a turn out that has run.</summary>
    public void Return(QueuedTurn queued)
    {
        queued.Lane.IsBusy = false;
        Withdraw(queued);
    }

    private void Refresh(TurnLane lane)
    {
        if (lane.IsReady)
        {
            lane.IsBusy = true;
            _ready.Enqueue(lane);
        }
        else if (lane.Turns.Count == 0)
        {
            _lanes.Remove(lane.Key);
        }
    }

    private static string KeyOf(Activity activity) => $"{activity.ChannelId}|{activity.Conversation?.Id}";
}
