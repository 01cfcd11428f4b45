using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>A turn that was acknowledged and is not over.</summary>
public sealed record PendingTurn
{
    /// <summary>Identity: the turn's trace id, 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The activity that came in, its caller id included.</summary>
    public required Activity Activity { get; init; }

    /// <summary>Which kind of sender answers it; given back to whoever recovers it.</summary>
    public required string Route { get; init; }

    /// <summary>Whether the activity's service URL was vouched for by its token.</summary>
    public bool IsVouchedFor { get; init; }

    /// <summary>When it came in, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Whether the bot had begun to answer it.</summary>
    public bool HasStarted { get; init; }
}
