namespace QaBot.BotFramework.Activities;

/// <summary>The values of <see cref="Activity.Type"/> that this library knows. They are compared ordinally (A2011); unknown ones are legal.</summary>
public static class ActivityTypes
{
#pragma warning disable CS1591 // Each constant is the wire value it is named after.
    public const string Message = "message";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string Typing = "typing";
    public const string Event = "event";
    public const string Invoke = "invoke";
    public const string MessageReaction = "messageReaction";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string EndOfConversation = "endOfConversation";
    public const string Trace = "trace";
#pragma warning restore CS1591
}
