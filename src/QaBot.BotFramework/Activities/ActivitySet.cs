using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>Several activities: the body of an expectReplies response, and what a Direct Line stream or poll carries.</summary>
public sealed record ActivitySet
{
    /// <summary>The activities, in order.</summary>
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>Direct Line: how far the set reaches; opaque to clients. Absent in frames that are not part of the history.</summary>
    public string? Watermark { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
