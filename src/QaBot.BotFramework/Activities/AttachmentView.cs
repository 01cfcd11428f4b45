using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>One form in which a file can be had.</summary>
public sealed record AttachmentView
{
    /// <summary><c>original</c> or <c>thumbnail</c>.</summary>
    public string? ViewId { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
