using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A conversation on a channel.</summary>
public sealed record ConversationAccount
{
    /// <summary>The channel's id for the conversation; opaque, may hold any character: escape it in URLs.</summary>
    public string? Id { get; init; }

    /// <summary>Display name of a group conversation.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it has more than two participants.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>Teams: <c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>The tenant; not always a GUID (Agents Playground).</summary>
    public string? TenantId { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
