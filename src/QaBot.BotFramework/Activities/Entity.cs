using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>Metadata about an activity: a mention, client information, citations, streaming state. Unknown types are legal (A2104).</summary>
public sealed record Entity
{
    /// <summary>What kind of entity it is.</summary>
    public string? Type { get; init; }

    /// <summary>All other members, as they stand on the wire.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
