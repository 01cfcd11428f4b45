using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;

namespace QaBot.BotFramework.Tests.Connector;

/// <summary>An outbox that fails to remove as long as a test says so.</summary>
internal sealed class ForgetfulOutbox(ActivityOutbox inner) : ActivityOutbox
{
    public Exception? Fault { get; set; }

    public override ValueTask AddAsync(UndeliveredActivity undelivered, CancellationToken cancellationToken) =>
        inner.AddAsync(undelivered, cancellationToken);

    public override ValueTask<IReadOnlyList<UndeliveredActivity>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        inner.ListDueAsync(now, limit, cancellationToken);

    public override ValueTask<bool> IsWaitingAsync(Activity activity, CancellationToken cancellationToken) =>
        inner.IsWaitingAsync(activity, cancellationToken);

    public override ValueTask DeferAsync(string id, DateTimeOffset nextAttemptAt, CancellationToken cancellationToken) =>
        inner.DeferAsync(id, nextAttemptAt, cancellationToken);

    public override ValueTask RemoveAsync(string id, CancellationToken cancellationToken) =>
        Fault is null ? inner.RemoveAsync(id, cancellationToken) : throw Fault;

    public override ValueTask<int> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);
}
