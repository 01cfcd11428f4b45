using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A conversation and who takes part in it.</summary>
public sealed record ConversationMembers
{
    /// <summary>The conversation.</summary>
    public string? Id { get; init; }

    /// <summary>The members.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
