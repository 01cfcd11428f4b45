using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A file that a channel keeps.</summary>
public sealed record AttachmentInfo
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its media type.</summary>
    public string? Type { get; init; }

    /// <summary>The forms in which it can be had.</summary>
    public IReadOnlyList<AttachmentView>? Views { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
