using QaBot.BotFramework.Activities;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>Where an activity belongs and who sent it, in the engine's terms.</summary>
internal static class ActivityIdentity
{
#pragma warning disable CA1308 // Ids of channels are lower-case wherever they are written down.
    public static ConversationKey ConversationOf(Activity activity) =>
        new(activity.ChannelId?.ToLowerInvariant() ?? "", activity.Conversation?.Id ?? "");
#pragma warning restore CA1308

    public static Caller CallerOf(Activity activity) => new(activity.From?.Id ?? "", activity.From?.Name);
}
