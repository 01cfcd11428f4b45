using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A card or file with an activity; either <see cref="Content"/> or <see cref="ContentUrl"/> is set (A7100).</summary>
public sealed record Attachment
{
    /// <summary>Media type of the content.</summary>
    public string? ContentType { get; init; }

    /// <summary>Where the content can be had.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>The content itself.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>File name or label.</summary>
    public string? Name { get; init; }

    /// <summary>A small picture of the content.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
