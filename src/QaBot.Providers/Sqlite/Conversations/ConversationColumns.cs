using QaBot.BotFramework.Activities;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>What names a conversation in the file.</summary>
internal static class ConversationColumns
{
#pragma warning disable CA1308 // Ids of channels are lower-case wherever they are written down.
    /// <summary>Ids of channels are compared without regard to case.</summary>
    public static string Channel(string? channelId) => channelId?.ToLowerInvariant() ?? "";
#pragma warning restore CA1308

    public static string Conversation(Activity activity) => activity.Conversation?.Id ?? "";
}
