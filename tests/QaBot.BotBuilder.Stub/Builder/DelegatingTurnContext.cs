using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>The context of a turn as the SDK's handler passes it to its methods.</summary>
public class DelegatingTurnContext<T>(ITurnContext innerTurnContext) : ITurnContext<T>
    where T : IActivity
{
    T ITurnContext<T>.Activity => (T)(IActivity)innerTurnContext.Activity;

    public Activity Activity => innerTurnContext.Activity;

    public Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default) =>
        innerTurnContext.SendActivityAsync(activity, cancellationToken);

    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default) =>
        innerTurnContext.UpdateActivityAsync(activity, cancellationToken);

    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default) =>
        innerTurnContext.DeleteActivityAsync(activityId, cancellationToken);
}
