using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>One citation of a <see cref="MessageEntity"/>.</summary>
public sealed record Claim
{
    /// <summary>Always <c>Claim</c>.</summary>
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "Claim";

    /// <summary>Names the claim: its URL, where Web Chat matches the two.</summary>
    [JsonPropertyName("@id")]
    public string? Id { get; init; }

    /// <summary>The number in the text's <c>[n]</c>, 1-based.</summary>
    public required int Position { get; init; }

    /// <summary>What is cited.</summary>
    public required DigitalDocument Appearance { get; init; }
}
