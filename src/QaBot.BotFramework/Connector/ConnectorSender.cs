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
    /// <exception cref="ConnectorException">Nobody knows whether it was done.</exception>
    public override async ValueTask<bool> UpdateAsync(Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            await client.UpdateActivityAsync(target, activity, cancellationToken);
            return true;
        }
        catch (ConnectorException fault) when (fault.Kind != ConnectorFaultKind.Uncertain)
        {
            // Most channels cannot (404, 405, 501); whoever asked has another way.
            return false;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ConnectorException">Nobody knows whether it was done.</exception>
    public override async ValueTask<bool> DeleteAsync(Activity sent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sent);
        try
        {
            await client.DeleteActivityAsync(target, sent.Conversation?.Id ?? "", sent.Id ?? "", cancellationToken);
            return true;
        }
        catch (ConnectorException fault) when (fault.Kind != ConnectorFaultKind.Uncertain)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override StreamFault JudgeStreamFault(Exception fault) =>
        fault is ConnectorException answer ? StreamFaults.Of(answer) : StreamFault.Other;
}
