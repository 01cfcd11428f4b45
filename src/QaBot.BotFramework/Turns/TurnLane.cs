namespace QaBot.BotFramework.Turns;

/// <summary>The waiting turns of one conversation.</summary>
internal sealed class TurnLane(string key)
{
    public string Key { get; } = key;

    public Queue<TurnContext> Waiting { get; } = new();
}
