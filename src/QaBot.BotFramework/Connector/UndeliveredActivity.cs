using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Connector;

/// <summary>An activity that a channel has not taken yet.</summary>
public sealed record UndeliveredActivity
{
    /// <summary>Identity within the outbox: 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Where it goes.</summary>
    public required ConnectorTarget Target { get; init; }

    /// <summary>What is sent: as a reply when it has a <see cref="Activities.Activity.ReplyToId"/>.</summary>
    public required Activity Activity { get; init; }

    /// <summary>When it was put in, UTC.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When it is tried next, UTC.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }
}
