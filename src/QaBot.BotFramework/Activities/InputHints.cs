namespace QaBot.BotFramework.Activities;

/// <summary>The values of <see cref="Activity.InputHint"/>.</summary>
public static class InputHints
{
    /// <summary>The bot is ready for a message but waits for none.</summary>
    public const string AcceptingInput = "acceptingInput";

    /// <summary>The bot has asked something.</summary>
    public const string ExpectingInput = "expectingInput";

    /// <summary>The bot is still at work.</summary>
    public const string IgnoringInput = "ignoringInput";
}
