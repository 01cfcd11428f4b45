using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>Takes the activities that a bot sends during a turn to where the conversation is: a Connector, a response body, a Direct Line stream.</summary>
public abstract class ActivitySender
{
    /// <summary>Whether a typing indicator sent now is seen now; false where activities are collected and delivered together.</summary>
    public virtual bool IsLive => true;

    /// <summary>Whether whoever is at the other end sees a message grow now. Which channels draw that, <see cref="TurnContext.CanStream"/> says.</summary>
    public virtual bool CanStream => IsLive;

    /// <summary>Sends <paramref name="activity"/>. It returns when the channel has it, so that two sends in a row arrive in order.</summary>
    public abstract ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Puts <paramref name="activity"/> in place of the one with its id, in its conversation. The default cannot.</summary>
    /// <returns>False when the channel did not do it: it cannot, or no longer has the activity. Nothing has changed then.</returns>
    public virtual ValueTask<bool> UpdateAsync(Activity activity, CancellationToken cancellationToken) => ValueTask.FromResult(false);

    /// <summary>Takes back what was sent before. The default cannot.</summary>
    /// <param name="sent">Its id and its conversation; nothing else is read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False when the channel did not do it: it cannot, or no longer has the activity.</returns>
    public virtual ValueTask<bool> DeleteAsync(Activity sent, CancellationToken cancellationToken) => ValueTask.FromResult(false);

    /// <summary>What <paramref name="fault"/>, which <see cref="SendAsync"/> threw, means for a stream.</summary>
    public virtual StreamFault JudgeStreamFault(Exception fault) => StreamFault.Other;
}
