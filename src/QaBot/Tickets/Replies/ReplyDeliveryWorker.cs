namespace QaBot.Tickets.Replies;

/// <summary>Brings replies to their askers as long as the program runs.</summary>
internal sealed class ReplyDeliveryWorker(ReplyDelivery delivery, TimeProvider time, ILogger<ReplyDeliveryWorker> logger) : RepeatingWorker(time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    protected override Task WorkAsync(CancellationToken stopping) => delivery.DeliverDueAsync(stopping);
}
