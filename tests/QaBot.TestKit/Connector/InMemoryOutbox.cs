using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;

namespace QaBot.TestKit.Connector;

/// <summary>An outbox that lives as long as the test.</summary>
public sealed class InMemoryOutbox : ActivityOutbox
{
    private readonly Lock _gate = new();
    private readonly List<UndeliveredActivity> _waiting = [];

    public override ValueTask AddAsync(UndeliveredActivity undelivered, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _waiting.Add(undelivered);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask<IReadOnlyList<UndeliveredActivity>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<UndeliveredActivity>>(
            [
                .. _waiting.DistinctBy(one => KeyOf(one.Activity)).Where(one => one.NextAttemptAt <= now).OrderBy(one => one.NextAttemptAt).Take(limit),
            ]);
        }
    }

    public override ValueTask<bool> IsWaitingAsync(Activity activity, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_waiting.Any(one => KeyOf(one.Activity) == KeyOf(activity)));
        }
    }

    public override ValueTask DeferAsync(string id, DateTimeOffset nextAttemptAt, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var index = _waiting.FindIndex(one => one.Id == id);
            if (index >= 0)
            {
                _waiting[index] = _waiting[index] with { NextAttemptAt = nextAttemptAt, Attempts = _waiting[index].Attempts + 1 };
            }
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask RemoveAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _waiting.RemoveAll(one => one.Id == id);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask<int> CountAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_waiting.Count);
        }
    }

    private static (string?, string?) KeyOf(Activity activity) => (activity.ChannelId, activity.Conversation?.Id);
}
