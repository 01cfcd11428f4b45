using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Turns;

namespace QaBot.BotFramework.Connector;

/// <summary>Gives each conversation its way back: through the Connector, and through the outbox while that is out of order. Thread-safe.</summary>
public sealed class ConnectorSenders(
    ConnectorClient client, ActivityOutbox outbox, OutboxDelivery delivery, TimeProvider time, ILogger<ConnectorSenders> logger)
{
    /// <summary>A sender for the conversations at <paramref name="target"/>.</summary>
    public ActivitySender For(ConnectorTarget target) =>
        new OutboxSender(new ConnectorSender(client, target), target, outbox, delivery, time, logger);
}
