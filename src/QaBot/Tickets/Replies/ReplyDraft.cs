namespace QaBot.Tickets.Replies;

/// <summary>A reply as it came in, before anything is checked.</summary>
internal sealed record ReplyDraft
{
    /// <summary>Identity, the same when the same reply comes in again.</summary>
    public required string Id { get; init; }

    /// <summary>The ticket.</summary>
    public required string TicketId { get; init; }

    /// <summary>The reply; may be empty when the person only takes or closes the ticket.</summary>
    public string? Text { get; init; }

    /// <summary>Who replies.</summary>
    public string? By { get; init; }

    /// <summary>Whether the person takes the conversation.</summary>
    public bool Takes { get; init; }

    /// <summary>Whether the ticket is closed after this.</summary>
    public bool Closes { get; init; }

    /// <summary>Whether question and reply are kept as an answer for everyone.</summary>
    public bool Keeps { get; init; }
}
