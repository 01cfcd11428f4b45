using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>All that is needed to send into a conversation later (A7550).</summary>
public sealed record ConversationReference
{
    /// <summary>The activity to reply to.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The person.</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The conversation.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The channel.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Base URL of the channel's Connector.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The person's language, BCP 47.</summary>
    public string? Locale { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
