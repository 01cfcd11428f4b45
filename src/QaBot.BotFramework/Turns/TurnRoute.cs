namespace QaBot.BotFramework.Turns;

/// <summary>
/// One way on which answers leave, and how to find it again for a turn of an earlier process. Register one for each name that is
/// given to <see cref="TurnContext.Route"/>. Thread-safe.
/// </summary>
public abstract class TurnRoute
{
    /// <summary>The route's name; it is kept in the journal, so it may not change between versions.</summary>
    public abstract string Name { get; }

    /// <summary>The sender that answers <paramref name="turn"/>; null when nobody can be reached on this route any more.</summary>
    public abstract ValueTask<ActivitySender?> CreateSenderAsync(PendingTurn turn, CancellationToken cancellationToken);

    /// <summary>The sender that speaks into <paramref name="known"/> without a turn; null when nobody can be reached there any more.</summary>
    public abstract ValueTask<ActivitySender?> OpenAsync(KnownConversation known, CancellationToken cancellationToken);
}
