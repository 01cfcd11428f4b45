using QaBot.BotFramework.Turns;

namespace QaBot.TestKit;

/// <summary>A bot that does what a test tells it to, and keeps the faults it was told of.</summary>
public sealed class ScriptedBot(Func<TurnContext, CancellationToken, Task> onTurn) : Bot
{
    public Func<TurnContext, Exception, Task> OnFault { get; init; } = (_, _) => Task.CompletedTask;

    public Func<TurnContext, Task> OnInterrupted { get; init; } = _ => Task.CompletedTask;

    public override Task OnTurnAsync(TurnContext turn, CancellationToken cancellationToken) => onTurn(turn, cancellationToken);

    public override Task OnTurnFaultAsync(TurnContext turn, Exception fault, CancellationToken cancellationToken) => OnFault(turn, fault);

    public override Task OnTurnInterruptedAsync(TurnContext turn, CancellationToken cancellationToken) => OnInterrupted(turn);
}
