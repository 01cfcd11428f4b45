namespace QaBot.BotFramework.Activities;

/// <summary>How handing a conversation to a person goes.</summary>
public enum HandoffState
{
    /// <summary>A person has taken the conversation over.</summary>
    Accepted,

    /// <summary>Nobody takes it over.</summary>
    Failed,

    /// <summary>The person is done, and the bot answers again.</summary>
    Completed,
}
