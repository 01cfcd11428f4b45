using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A conversation that a channel has begun.</summary>
public sealed record ConversationResourceResponse
{
    /// <summary>The conversation.</summary>
    public string? Id { get; init; }

    /// <summary>The first activity, if one was sent.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Where the conversation is continued; null where it was begun.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
