using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A schema.org action that Web Chat draws as a thumb below a message, and sends back as it stands when it is clicked.</summary>
public sealed record PotentialAction
{
    /// <summary>The action of the thumb up.</summary>
    public const string Like = "LikeAction";

    /// <summary>The action of the thumb down.</summary>
    public const string Dislike = "DislikeAction";

    /// <summary><see cref="Like"/> or <see cref="Dislike"/>.</summary>
    [JsonPropertyName("@type")]
    public required string SchemaType { get; init; }

    /// <summary>Names what is rated, for whoever takes the click.</summary>
    [JsonPropertyName("@id")]
    public required string Id { get; init; }

    /// <summary>Always <c>PotentialActionStatus</c>: not done yet.</summary>
    public string ActionStatus { get; } = "PotentialActionStatus";
}
