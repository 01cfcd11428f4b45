using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>The icon of a cited document, by one of the names that Teams knows.</summary>
public sealed record CitationIcon
{
    /// <summary>Always <c>ImageObject</c>.</summary>
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "ImageObject";

    /// <summary>Such as <c>PDF</c>, <c>Microsoft Word</c>, <c>Text</c>.</summary>
    public required string Name { get; init; }
}
