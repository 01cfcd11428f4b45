using QaBot.BotFramework.Activities;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>Where an activity belongs and who sent it, in the engine's terms.</summary>
internal static class ActivityIdentity
{
    public static ConversationKey ConversationOf(Activity activity) =>
        new(activity.ChannelKey(), activity.Conversation?.Id ?? "");

    public static Caller CallerOf(Activity activity) => new(activity.From?.Id ?? "", activity.From?.Name);
}
