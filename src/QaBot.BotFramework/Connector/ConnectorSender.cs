using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.BotFramework.Connector;

/// <summary>Sends through the Connector at one conversation's target: as a reply where there is something to reply to.</summary>
public sealed class ConnectorSender(ConnectorClient client, ConnectorTarget target) : ActivitySender
{
    /// <inheritdoc/>
    public override async ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return string.IsNullOrEmpty(activity.ReplyToId)
            ? await client.SendToConversationAsync(target, activity, cancellationToken)
            : await client.ReplyToActivityAsync(target, activity, cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask<ResourceResponse?> UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        await client.UpdateActivityAsync(target, activity, cancellationToken);

    /// <inheritdoc/>
    public override StreamFault JudgeStreamFault(Exception fault) =>
        fault is ConnectorException answer ? StreamFaults.Of(answer) : StreamFault.Other;
}
