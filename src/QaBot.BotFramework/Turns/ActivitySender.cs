using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>Takes the activities that a bot sends during a turn to where the conversation is: a Connector, a response body, a Direct Line stream.</summary>
public abstract class ActivitySender
{
    /// <summary>Whether a typing indicator sent now is seen now; false where activities are collected and delivered together.</summary>
    public virtual bool IsLive => true;

    /// <summary>Sends <paramref name="activity"/>. It returns when the channel has it, so that two sends in a row arrive in order.</summary>
    public abstract ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken);
}
