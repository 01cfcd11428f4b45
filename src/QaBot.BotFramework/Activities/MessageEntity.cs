using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>The schema.org message entity that carries citations and labels; at most one per activity (Teams refuses a second).</summary>
public sealed record MessageEntity
{
    /// <summary>The entity's type on the wire.</summary>
    public const string TypeName = "https://schema.org/Message";

    /// <summary>The label by which a client says that the text was written by a model.</summary>
    public const string AIGeneratedContent = "AIGeneratedContent";

    /// <summary>The keyword by which Web Chat offers to copy the text.</summary>
    public const string AllowCopy = "AllowCopy";

    /// <summary>Always <see cref="TypeName"/>.</summary>
    public string Type { get; } = TypeName;

    /// <summary>Always <c>Message</c>.</summary>
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "Message";

    /// <summary>Always <c>https://schema.org</c>.</summary>
    [JsonPropertyName("@context")]
    public string Context { get; } = "https://schema.org";

    /// <summary>Always empty, which makes it the root: the activity itself.</summary>
    [JsonPropertyName("@id")]
    public string Id { get; } = "";

    /// <summary>Labels as Teams reads them.</summary>
    public IReadOnlyList<string>? AdditionalType { get; init; }

    /// <summary>Labels as Web Chat reads them.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>How confidential the message is.</summary>
    public UsageInfo? UsageInfo { get; init; }

    /// <summary>The thumbs that Web Chat draws below the message.</summary>
    public IReadOnlyList<PotentialAction>? PotentialAction { get; init; }

    /// <summary>The citations, one per <c>[n]</c> of the text; Teams takes at most 20.</summary>
    public IReadOnlyList<Claim>? Citation { get; init; }

    /// <summary>The entity as it goes into <see cref="Activity.Entities"/>.</summary>
    public Entity ToEntity() => JsonSerializer.SerializeToElement(this, ActivityJson.Options).Deserialize<Entity>(ActivityJson.Options)!;
}
