using System.Globalization;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>Remembers which activities came in lately, because channels send one again when the answer is slow. Not thread-safe.</summary>
internal sealed class RecentActivities(TimeProvider time)
{
    /// <summary>How long an activity is remembered; channels repeat within minutes.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    /// <summary>A bound on memory under a flood; the oldest are forgotten first.</summary>
    public const int Capacity = 100_000;

    private readonly Dictionary<string, long> _times = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, long At)> _order = new();

    /// <summary>Whether <paramref name="activity"/> was remembered already. One without id is always new.</summary>
    public bool Contains(Activity activity)
    {
        Forget();
        return KeyOf(activity) is { } key && _times.ContainsKey(key);
    }

    public void Add(Activity activity)
    {
        var now = time.GetTimestamp();
        if (KeyOf(activity) is { } key && _times.TryAdd(key, now))
        {
            _order.Enqueue((key, now));
        }
    }

    /// <summary>Forgets an activity that was not taken in after all; it comes again.</summary>
    public void Remove(Activity activity)
    {
        if (KeyOf(activity) is { } key)
        {
            _times.Remove(key);
        }
    }

    private void Forget()
    {
        while (_order.TryPeek(out var oldest) && (_order.Count > Capacity || time.GetElapsedTime(oldest.At) >= Memory))
        {
            _order.Dequeue();

            // What was removed and came again has a later time, and stays.
            if (_times.TryGetValue(oldest.Key, out var at) && at == oldest.At)
            {
                _times.Remove(oldest.Key);
            }
        }
    }

    /// <summary>
    /// What two deliveries of one activity have in common, and nothing else has; null without id. The update of a message has the
    /// message's own id, and so has the next update: they are told apart by when they were made and what they say.
    /// </summary>
    public static string? KeyOf(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            return null;
        }

        var key = $"{activity.ChannelId}|{activity.Conversation?.Id}|{activity.Id}";
        return activity.Type is ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete
            ? string.Create(CultureInfo.InvariantCulture, $"{key}|{activity.Type}|{activity.Timestamp:O}|{activity.Text?.GetHashCode(StringComparison.Ordinal)}")
            : key;
    }
}
