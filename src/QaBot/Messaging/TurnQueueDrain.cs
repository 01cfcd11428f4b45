using QaBot.BotFramework.Turns;

namespace QaBot.Messaging;

/// <summary>Lets running turns end before the program does, within the host's shutdown time.</summary>
internal sealed class TurnQueueDrain(TurnQueue queue) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => queue.StopAsync(cancellationToken);
}
