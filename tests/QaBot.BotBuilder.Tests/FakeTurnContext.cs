using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace QaBot.BotBuilder.Tests;

/// <summary>A turn of the SDK that keeps what is sent in it.</summary>
internal sealed class FakeTurnContext(string json) : ITurnContext
{
    private readonly ConcurrentQueue<Activity> _sent = new();

    public Activity Activity { get; } = JsonConvert.DeserializeObject<Activity>(json)!;

    /// <summary>Why the channel refuses whatever is sent; null when it takes it.</summary>
    public ErrorResponse? Refusal { get; init; }

    /// <summary>Whether middleware swallows what is sent.</summary>
    public bool Swallows { get; init; }

    public IReadOnlyList<Activity> Sent => [.. _sent];

    public IReadOnlyList<Activity> Messages => [.. _sent.Where(activity => activity.Type == ActivityTypes.Message)];

    public List<Activity> Updated { get; } = [];

    public List<string> Deleted { get; } = [];

    public Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        _sent.Enqueue((Activity)activity);
        if (Refusal is not null)
        {
            throw new ErrorResponseException("Operation returned an invalid status code") { Body = Refusal };
        }

        return Task.FromResult(Swallows ? null! : new ResourceResponse { Id = _sent.Count.ToString(CultureInfo.InvariantCulture) });
    }

    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        Updated.Add((Activity)activity);
        return Task.FromResult(new ResourceResponse { Id = ((Activity)activity).Id });
    }

    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        Deleted.Add(activityId);
        return Refusal is null ? Task.CompletedTask : Task.FromException(new ErrorResponseException("Operation returned an invalid status code") { Body = Refusal });
    }
}
