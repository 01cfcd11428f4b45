namespace QaBot.Notices;

/// <summary>What somebody at a terminal wants to be told to conversations.</summary>
internal sealed record NoticeRequest
{
    /// <summary>Identity of the request and of the notice: 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required NoticeAction Action { get; init; }

    /// <summary>The words; empty for <see cref="NoticeAction.Resume"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>The channel of the one conversation that is meant; null for all.</summary>
    public string? Channel { get; init; }

    /// <summary>The one conversation that is meant; null for all.</summary>
    public string? Conversation { get; init; }

    /// <summary>To how many conversations it is sent within a second; null as configured, and for one that is resumed as before.</summary>
    public double? PerSecond { get; init; }
}
