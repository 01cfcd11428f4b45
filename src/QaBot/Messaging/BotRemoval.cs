using QaBot.BotFramework.Activities;

namespace QaBot.Messaging;

/// <summary>Whether the bot was removed from a conversation.</summary>
internal static class BotRemoval
{
    /// <summary>On an update Teams removes and adds the bot in one go ("remove-upgrade", "add-upgrade"); that ends nothing.</summary>
    public static bool Is(Activity activity) => activity.Type switch
    {
        ActivityTypes.InstallationUpdate => activity.Action == "remove",
        ActivityTypes.ConversationUpdate => TeamsScope.HoldsTheBot(activity.MembersRemoved, activity),
        _ => false,
    };
}
