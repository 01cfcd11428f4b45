namespace QaBot.BotFramework.Authentication;

/// <summary>The keys that sign tokens could not be fetched, and none are known from before.</summary>
public sealed class KeysUnavailableException : Exception
{
    /// <summary>Creates it with a message that says where the keys are, what went wrong and what to look at.</summary>
    public KeysUnavailableException(string message)
        : base(message)
    {
    }
}
