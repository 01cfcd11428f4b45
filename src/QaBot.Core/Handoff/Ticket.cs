using QaBot.Core.Conversation;

namespace QaBot.Core.Handoff;

/// <summary>A question that a person is to answer.</summary>
public sealed record Ticket
{
    /// <summary>Identity, short enough to be said aloud: <c>T-</c> and 8 characters of Crockford's base 32 by chance.</summary>
    public required string Id { get; init; }

    /// <summary>Where it was asked, and where the reply goes.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Who asks.</summary>
    public required Caller Asker { get; init; }

    /// <summary>What is to be answered.</summary>
    public required string Question { get; init; }

    /// <summary>What the asker added; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>An e-mail address that the asker gave for the reply; null for none. It was not verified.</summary>
    public string? Contact { get; init; }

    /// <summary>Why it was opened.</summary>
    public required TicketReason Reason { get; init; }

    /// <summary>The conversation until now, oldest first; the last <see cref="TicketStore.MaxTranscript"/> lines are kept.</summary>
    public IReadOnlyList<TicketLine> Transcript { get; init; } = [];

    /// <summary>What the bot found and did not take for an answer.</summary>
    public IReadOnlyList<TicketSource> Sources { get; init; } = [];

    /// <summary>The asker's language, BCP 47; null when the channel does not say.</summary>
    public string? Locale { get; init; }

    /// <summary>Where it stands.</summary>
    public TicketState State { get; init; } = TicketState.Open;

    /// <summary>Who has it; null while nobody has, or when that person gave no name.</summary>
    public string? TakenBy { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was closed, UTC; null while it is not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
