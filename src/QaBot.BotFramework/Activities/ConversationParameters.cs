using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>What a new conversation is made of. What is needed differs between channels; many cannot begin one.</summary>
public sealed record ConversationParameters
{
    /// <summary>Whether more than two take part. Teams begins a thread in a channel with true, and nothing else.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The others. Teams wants exactly one for a personal chat.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    /// <summary>What the conversation is called, where that is possible.</summary>
    public string? TopicName { get; init; }

    /// <summary>The tenant; needed by Teams.</summary>
    public string? TenantId { get; init; }

    /// <summary>The first activity; needed by Teams for a thread in a channel.</summary>
    public Activity? Activity { get; init; }

    /// <summary>What only this channel understands.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
