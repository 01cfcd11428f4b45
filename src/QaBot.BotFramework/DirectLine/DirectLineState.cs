namespace QaBot.BotFramework.DirectLine;

/// <summary>What is kept of a Direct Line conversation beside its log.</summary>
public sealed record DirectLineState
{
    /// <summary>Identity within the store: a conversation that is started again under the same id has another one.</summary>
    public required long Number { get; init; }

    /// <summary>The conversation's id, by which clients know it.</summary>
    public required string Id { get; init; }

    /// <summary>The last sequence that was given to an activity, from 1; 0 when there was none.</summary>
    public long Sequence { get; init; }

    /// <summary>The last sequence that stands in the log; 0 when none does.</summary>
    public long LastLogged { get; init; }

    /// <summary>The last time that was given to an activity, UTC, in whole milliseconds.</summary>
    public DateTimeOffset LastStamp { get; init; }

    /// <summary>When the conversation was last used, UTC, give or take a minute.</summary>
    public required DateTimeOffset LastUse { get; init; }
}
