namespace QaBot.BotFramework.Activities;

/// <summary>Questions that can be asked of an activity.</summary>
public static class ActivityExtensions
{
    private const string ParentBotCaller = "urn:botframework:aadappid:";

    /// <summary>
    /// All that is needed to send into the conversation of an <em>incoming</em> activity later. Keep it only when the activity's
    /// service URL was proven or allowed.
    /// </summary>
    public static ConversationReference GetConversationReference(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return new ConversationReference
        {
            ActivityId = activity.Id,
            User = activity.From,
            Bot = activity.Recipient,
            Conversation = activity.Conversation,
            ChannelId = activity.ChannelId,
            ServiceUrl = activity.ServiceUrl,
            Locale = activity.Locale,
        };
    }

    /// <summary>Whether the replies belong in the body of the HTTP response.</summary>
    public static bool ExpectsReplies(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.DeliveryMode == DeliveryModes.ExpectReplies;
    }

    /// <summary>Whether it came from <paramref name="channelId"/>; ids of channels are compared without regard to case.</summary>
    public static bool IsFromChannel(this Activity activity, string channelId)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return string.Equals(activity.ChannelId, channelId, StringComparison.OrdinalIgnoreCase);
    }

#pragma warning disable CA1308 // Ids of channels are lower-case wherever they are written down.
    /// <summary>The channel's id in lower case, as it is kept and compared; empty when there is none.</summary>
    public static string ChannelKey(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.ChannelId?.ToLowerInvariant() ?? "";
    }
#pragma warning restore CA1308

    /// <summary>Whether it belongs to a chat that its channel says is of one person and the bot.</summary>
    public static bool IsPersonal(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return string.Equals(activity.Conversation?.ConversationType, "personal", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether another bot sent it, which calls this one as its skill and speaks with the person itself.</summary>
    public static bool IsToSkill(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return string.Equals(activity.Recipient?.Role, Roles.Skill, StringComparison.OrdinalIgnoreCase)
            || activity.ParentBotAppId() is not null;
    }

    /// <summary>The app id of the bot that called this one as its skill; null when a channel called, or nobody was authenticated.</summary>
    public static string? ParentBotAppId(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.CallerId is { } caller && caller.StartsWith(ParentBotCaller, StringComparison.Ordinal)
            ? caller[ParentBotCaller.Length..]
            : null;
    }
}
