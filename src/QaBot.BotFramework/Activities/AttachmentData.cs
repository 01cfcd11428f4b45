using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A file to be kept by a channel.</summary>
public sealed record AttachmentData
{
    /// <summary>Its media type.</summary>
    public string? Type { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its content; base64 on the wire.</summary>
    public ReadOnlyMemory<byte>? OriginalBase64 { get; init; }

    /// <summary>A small picture of it; base64 on the wire.</summary>
    public ReadOnlyMemory<byte>? ThumbnailBase64 { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
