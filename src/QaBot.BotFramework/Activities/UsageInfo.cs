using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A sensitivity label: how confidential a message is.</summary>
public sealed record UsageInfo
{
    /// <summary>Always <see cref="MessageEntity.TypeName"/>.</summary>
    public string Type { get; } = MessageEntity.TypeName;

    /// <summary>Always <c>CreativeWork</c>.</summary>
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "CreativeWork";

    /// <summary>Names the label inside the message.</summary>
    [JsonPropertyName("@id")]
    public string Id { get; } = "sensitivity";

    /// <summary>The label, such as <c>Confidential</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it means to the reader.</summary>
    public string? Description { get; init; }
}
