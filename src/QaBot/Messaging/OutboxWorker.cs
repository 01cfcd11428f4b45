using QaBot.BotFramework.Connector;

namespace QaBot.Messaging;

/// <summary>Delivers from the outbox as long as the program runs.</summary>
internal sealed class OutboxWorker(OutboxDelivery delivery) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => delivery.RunAsync(stoppingToken);
}
