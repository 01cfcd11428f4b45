using QaBot.BotFramework.Activities;

namespace QaBot.Messaging;

/// <summary>Where in Teams an activity comes from: a chat with the bot alone, or one with others.</summary>
internal static class TeamsScope
{
    /// <summary>Whether others read along: a group chat or a channel.</summary>
    public static bool IsShared(Activity activity) =>
        activity.IsFromChannel(ChannelIds.Teams)
        && activity.Conversation is { } conversation
        && (Is(conversation, "groupChat") || Is(conversation, "channel") || (conversation is { ConversationType: null, IsGroup: true }));

    /// <summary>
    /// Whether a message is for the bot. Among others it is where it mentions the bot, or a button of a card sent it: Teams hands on every
    /// message where an administrator has let the app read along.
    /// </summary>
    public static bool IsForTheBot(Activity message) => !IsShared(message) || message.Value is not null || RecipientMention.IsIn(message);

    /// <summary>Whether the bot itself is among <paramref name="members"/>.</summary>
    public static bool HoldsTheBot(IReadOnlyList<ChannelAccount>? members, Activity activity) =>
        activity.Recipient?.Id is { Length: > 0 } self && members?.Any(member => member.Id == self) == true;

    private static bool Is(ConversationAccount conversation, string type) =>
        string.Equals(conversation.ConversationType, type, StringComparison.OrdinalIgnoreCase);
}
