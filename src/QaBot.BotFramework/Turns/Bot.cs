namespace QaBot.BotFramework.Turns;

/// <summary>What a host hands each turn to. The SDK's IBot, by its wire protocol. Safe for many conversations at once.</summary>
public abstract class Bot
{
    /// <summary>Handles one incoming activity. Turns of one conversation come one after the other.</summary>
    public abstract Task OnTurnAsync(TurnContext turn, CancellationToken cancellationToken);
}
