using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>The SDK's context of a turn.</summary>
public interface ITurnContext
{
    Activity Activity { get; }

    Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default);
}
