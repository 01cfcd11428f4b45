using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>The document that a <see cref="Claim"/> cites.</summary>
public sealed record DigitalDocument
{
    /// <summary>Longest <see cref="Name"/> that Teams takes, in UTF-16 code units.</summary>
    public const int MaxName = 80;

    /// <summary>Longest <see cref="Abstract"/> that Teams takes, in UTF-16 code units.</summary>
    public const int MaxAbstract = 160;

    /// <summary>Most <see cref="Keywords"/> that Teams takes.</summary>
    public const int MaxKeywords = 3;

    /// <summary>Longest keyword that Teams takes, in UTF-16 code units.</summary>
    public const int MaxKeyword = 28;

    /// <summary>Always <c>DigitalDocument</c>.</summary>
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "DigitalDocument";

    /// <summary>Title, at most <see cref="MaxName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>What it says, at most <see cref="MaxAbstract"/>.</summary>
    public required string Abstract { get; init; }

    /// <summary>Where it opens.</summary>
    public string? Url { get; init; }

    /// <summary>What Web Chat shows in a pop-up, Markdown; it opens none where there is a <see cref="Url"/>. Teams takes a card here: leave it out there.</summary>
    public string? Text { get; init; }

    /// <summary>The icon beside the name.</summary>
    public CitationIcon? Image { get; init; }

    /// <summary>At most <see cref="MaxKeywords"/>, each at most <see cref="MaxKeyword"/>.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>How confidential the document is.</summary>
    public UsageInfo? UsageInfo { get; init; }
}
