using System.Text.Json.Serialization;

namespace QaBot.BotFramework.DirectLine;

/// <summary>What the token and conversation requests of Direct Line 3.0 answer.</summary>
public sealed record Conversation
{
    /// <summary>The conversation; opaque.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Opens this one conversation.</summary>
    public required string Token { get; init; }

    /// <summary>How long the token lives, in seconds.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>Absolute <c>ws</c> or <c>wss</c> URL of the activity stream; null where only a token was asked for.</summary>
    public string? StreamUrl { get; init; }
}
