namespace QaBot.BotFramework.Activities;

/// <summary>Buttons shown until the next message; leave the whole object out when there are none (A7701).</summary>
public sealed record SuggestedActions
{
    /// <summary>Ids of those who see the buttons; absent means everyone.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>The buttons.</summary>
    public IReadOnlyList<CardAction>? Actions { get; init; }
}
