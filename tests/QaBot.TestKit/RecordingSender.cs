using System.Collections.Concurrent;
using System.Globalization;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.TestKit;

/// <summary>A sender that keeps what is sent through it, in order.</summary>
public sealed class RecordingSender : ActivitySender
{
    private readonly ConcurrentQueue<Activity> _sent = new();

    public IReadOnlyList<Activity> Sent => [.. _sent];

    public override ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        _sent.Enqueue(activity);
        return ValueTask.FromResult(new ResourceResponse { Id = _sent.Count.ToString(CultureInfo.InvariantCulture) });
    }
}
