using QaBot.Core.Answering;

namespace QaBot.Core.Insights;

/// <summary>An answer that was sent, as far as it is kept: enough to find it again when somebody rates it.</summary>
public sealed record GivenAnswer
{
    /// <summary>Names the answer: <see cref="Answer.TraceId"/>.</summary>
    public required string TraceId { get; init; }

    /// <summary>The channel, in any case.</summary>
    public required string Channel { get; init; }

    /// <summary>The conversation.</summary>
    public required string Conversation { get; init; }

    /// <summary>The id that the channel gave the message; null where it gave none.</summary>
    public string? ActivityId { get; init; }

    /// <summary>What kind of reply it was.</summary>
    public required AnswerStatus Status { get; init; }

    /// <summary>The id of who asked; empty where the channel does not say.</summary>
    public required string Asker { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was asked; null unless questions are kept.</summary>
    public string? Question { get; init; }

    /// <summary>What was answered; null unless questions are kept.</summary>
    public string? Text { get; init; }
}
