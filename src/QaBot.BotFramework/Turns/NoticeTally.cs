namespace QaBot.BotFramework.Turns;

/// <summary>How far a notice has come, in conversations.</summary>
public sealed record NoticeTally
{
    /// <summary>Not tried yet, the one that is being sent among them.</summary>
    public int Waiting { get; init; }

    /// <summary>Taken by the channel.</summary>
    public int Sent { get; init; }

    /// <summary>In the outbox.</summary>
    public int Kept { get; init; }

    /// <summary>Refused by the channel.</summary>
    public int Refused { get; init; }

    /// <summary>No longer there.</summary>
    public int Gone { get; init; }

    /// <summary>Perhaps arrived.</summary>
    public int Uncertain { get; init; }

    /// <summary>All of them.</summary>
    public int Total => Waiting + Sent + Kept + Refused + Gone + Uncertain;
}
