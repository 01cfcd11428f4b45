using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Sends through another sender, and keeps in the outbox what the channel cannot take now, together with all that follows in the
/// same conversation. What was kept counts as sent and has no id. Indicators and traces are not kept: they are of no use later.
/// </summary>
internal sealed partial class OutboxSender(
    ActivitySender sender, ConnectorTarget target, ActivityOutbox outbox, OutboxDelivery delivery, TimeProvider time, ILogger logger) : ActivitySender
{
    private readonly ILogger _logger = logger;

    public override bool IsLive => sender.IsLive;

    public override bool CanStream => sender.CanStream;

    public override async ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (await outbox.IsWaitingAsync(activity, cancellationToken))
        {
            return IsWorthKeeping(activity) ? await KeepAsync(activity, TimeSpan.Zero) : new ResourceResponse();
        }

        try
        {
            var response = await sender.SendAsync(activity, cancellationToken);
            delivery.NoteSuccess(target);
            return response;
        }
        catch (ConnectorException fault) when (fault.Kind == ConnectorFaultKind.Unavailable && IsWorthKeeping(activity))
        {
            LogKept(fault.Message);
            return await KeepAsync(activity, OutboxDelivery.DelayAfter(0, fault.RetryAfter));
        }
    }

    /// <summary>Not kept for later: whoever updates sends anew where that fails, and what is sent is kept.</summary>
    public override ValueTask<bool> UpdateAsync(Activity activity, CancellationToken cancellationToken) => sender.UpdateAsync(activity, cancellationToken);

    public override ValueTask<bool> DeleteAsync(Activity sent, CancellationToken cancellationToken) => sender.DeleteAsync(sent, cancellationToken);

    public override StreamFault JudgeStreamFault(Exception fault) => sender.JudgeStreamFault(fault);

    private static bool IsWorthKeeping(Activity activity) => activity.Type is not (ActivityTypes.Typing or ActivityTypes.Trace);

    /// <summary>Not to be cancelled: the turn's time may be over just now, and the answer would be lost.</summary>
    private async Task<ResourceResponse> KeepAsync(Activity activity, TimeSpan delay)
    {
        var now = time.GetUtcNow();
        var undelivered = new UndeliveredActivity
        {
            Id = Guid.NewGuid().ToString("N"),
            Target = target,

            // A stream is over within minutes; what is sent later is a message of its own.
            Activity = StreamInfo.RemoveFrom(activity),
            AddedAt = now,
            NextAttemptAt = now + delay,
        };
        await outbox.AddAsync(undelivered, CancellationToken.None);
        delivery.NoteAdded();
        return new ResourceResponse();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault} The message is kept in the outbox and sent when the channel works again.")]
    private partial void LogKept(string fault);
}
