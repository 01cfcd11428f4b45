using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Keeps activities that a channel could not take, until it can. Within one conversation (channel and conversation id) they leave in
/// the order in which they were put in. It outlives the process. Thread-safe.
/// </summary>
public abstract class ActivityOutbox
{
    /// <summary>Puts an activity in, behind those of its conversation.</summary>
    public abstract ValueTask AddAsync(UndeliveredActivity undelivered, CancellationToken cancellationToken);

    /// <summary>The oldest of each conversation, of those that are due at <paramref name="now"/>, longest due first.</summary>
    public abstract ValueTask<IReadOnlyList<UndeliveredActivity>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Whether something waits for the conversation of <paramref name="activity"/>; then what follows has to wait behind it.</summary>
    public abstract ValueTask<bool> IsWaitingAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Records a failed attempt.</summary>
    public abstract ValueTask DeferAsync(string id, DateTimeOffset nextAttemptAt, CancellationToken cancellationToken);

    /// <summary>Takes an activity out: it was delivered, or never will be. An unknown id is ignored.</summary>
    public abstract ValueTask RemoveAsync(string id, CancellationToken cancellationToken);

    /// <summary>How many wait.</summary>
    public abstract ValueTask<int> CountAsync(CancellationToken cancellationToken);
}
