namespace QaBot.BotFramework.Activities;

/// <summary>The values of <see cref="Activity.Code"/> of an endOfConversation that this library writes.</summary>
public static class EndOfConversationCodes
{
    /// <summary>The task is done; <see cref="Activity.Value"/> may hold its result.</summary>
    public const string CompletedSuccessfully = "completedSuccessfully";

    /// <summary>The caller sent something that is no task.</summary>
    public const string BotIssuedInvalidMessage = "botIssuedInvalidMessage";

    /// <summary>The task took too long.</summary>
    public const string BotTimedOut = "botTimedOut";

    /// <summary>The task failed for another reason.</summary>
    public const string Unknown = "unknown";
}
