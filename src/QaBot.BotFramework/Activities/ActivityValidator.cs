namespace QaBot.BotFramework.Activities;

/// <summary>What an incoming activity must have to be handled at all.</summary>
public static class ActivityValidator
{
    // "command" and "commandResult" are the two telephony types; nothing else of them concerns this library.
    private static readonly HashSet<string> NamedTypes =
        new(StringComparer.Ordinal) { ActivityTypes.Event, ActivityTypes.Invoke, "command", "commandResult" };

    /// <summary>Every fault of <paramref name="activity"/>; an empty list when it can be handled. A missing recipient is tolerated.</summary>
    public static IReadOnlyList<ActivityFault> Validate(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var faults = new List<ActivityFault>();
        Require(activity.Type, "type", faults);
        Require(activity.ChannelId, "channelId", faults);
        Require(activity.Conversation?.Id, "conversation.id", faults);
        if (activity.Type != ActivityTypes.ConversationUpdate)
        {
            // Old channels announce a conversation before they know who started it.
            Require(activity.From?.Id, "from.id", faults);
        }

        if (activity.Type is not null && NamedTypes.Contains(activity.Type))
        {
            Require(activity.Name, "name", faults);
        }

        return faults;
    }

    private static void Require(string? value, string path, List<ActivityFault> faults)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            faults.Add(new ActivityFault(path, "is missing or empty; set it"));
        }
    }
}
