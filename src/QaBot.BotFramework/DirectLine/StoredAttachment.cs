namespace QaBot.BotFramework.DirectLine;

/// <summary>A file that a client put into a conversation.</summary>
public sealed record StoredAttachment
{
    /// <summary>Identity, too long to guess: it is part of the file's URL.</summary>
    public required string Id { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The file's name as the client gave it, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>Its media type as the client gave it.</summary>
    public required string ContentType { get; init; }

    /// <summary>Its bytes.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>When it is deleted, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
