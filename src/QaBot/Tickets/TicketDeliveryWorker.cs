namespace QaBot.Tickets;

/// <summary>Brings news to the desks as long as the program runs.</summary>
internal sealed class TicketDeliveryWorker(TicketDelivery delivery, TimeProvider time, ILogger<TicketDeliveryWorker> logger) : RepeatingWorker(time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    protected override Task WorkAsync(CancellationToken stopping) => delivery.DeliverDueAsync(stopping);
}
