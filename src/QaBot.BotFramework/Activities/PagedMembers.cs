using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A page of the members of a conversation.</summary>
public sealed record PagedMembers
{
    /// <summary>The members.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    /// <summary>Asks for the next page; absent or empty on the last.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
