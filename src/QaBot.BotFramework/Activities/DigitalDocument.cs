using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>The document that a <see cref="Claim"/> cites.</summary>
public sealed record DigitalDocument
{
    /// <summary>Longest <see cref="Name"/> that Teams takes, in UTF-16 code units.</summary>
    public const int MaxName = 80;

    /// <summary>Longest <see cref="Abstract"/> that Teams takes, in UTF-16 code units.</summary>
    public const int MaxAbstract = 160;

    /// <summary>Always <c>DigitalDocument</c>.</summary>
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "DigitalDocument";

    /// <summary>Title, at most <see cref="MaxName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>What it says, at most <see cref="MaxAbstract"/>.</summary>
    public required string Abstract { get; init; }

    /// <summary>Where it opens.</summary>
    public string? Url { get; init; }
}
