using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A person or bot on a channel.</summary>
public sealed record ChannelAccount
{
    /// <summary>The channel's id for the account; opaque.</summary>
    public string? Id { get; init; }

    /// <summary>The account's display name.</summary>
    public string? Name { get; init; }

    /// <summary>The account's object id in Microsoft Entra; not always a GUID (Agents Playground).</summary>
    public string? AadObjectId { get; init; }

    /// <summary><c>user</c>, <c>bot</c>, <c>skill</c> or absent.</summary>
    public string? Role { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
