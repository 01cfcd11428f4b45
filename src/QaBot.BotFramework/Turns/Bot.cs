namespace QaBot.BotFramework.Turns;

/// <summary>What a host hands each turn to. The SDK's IBot, by its wire protocol. Safe for many conversations at once.</summary>
public abstract class Bot
{
    /// <summary>Handles one incoming activity. Turns of one conversation come one after the other.</summary>
    public abstract Task OnTurnAsync(TurnContext turn, CancellationToken cancellationToken);

    /// <summary>
    /// Tells the person that <see cref="OnTurnAsync"/> failed. It has a few seconds, and may use <paramref name="turn"/>, which is
    /// open again for this. The default says nothing.
    /// </summary>
    /// <param name="turn">The turn that failed.</param>
    /// <param name="fault">What it failed with; a <see cref="TimeoutException"/> when it ran out of time.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public virtual Task OnTurnFaultAsync(TurnContext turn, Exception fault, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Tells the person that an earlier process ended while it worked on this turn, which is not run again: it may be what ended the
    /// process. The default says nothing.
    /// </summary>
    public virtual Task OnTurnInterruptedAsync(TurnContext turn, CancellationToken cancellationToken) => Task.CompletedTask;
}
