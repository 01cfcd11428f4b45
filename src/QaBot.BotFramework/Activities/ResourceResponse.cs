using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>What a channel answers to a sent activity.</summary>
public sealed record ResourceResponse
{
    /// <summary>The channel's id for what was sent; null where the channel gave none, as Teams does for typing.</summary>
    public string? Id { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
