using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>
/// One activity of the Bot Framework protocol: a message, an event, a change of a conversation. Read tolerantly, written strictly
/// (no nulls, camelCase) by <see cref="ActivityJson"/>. Members it does not know survive being read and written again.
/// </summary>
public sealed record Activity
{
    /// <summary>What kind of activity it is; see <see cref="ActivityTypes"/>.</summary>
    public string? Type { get; init; }

    /// <summary>Set by the channel; opaque. Bots do not send it (A2031).</summary>
    public string? Id { get; init; }

    /// <summary>When the channel took the activity in, UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>When the sender sent it, with the sender's offset.</summary>
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>The sender's time zone, an IANA name.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>The channel, such as <c>msteams</c>, <c>webchat</c>, <c>emulator</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Base URL of the channel's Connector, to which replies go.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The sender.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>The conversation.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The receiver.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The activity that this one answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>The sender's language, BCP 47.</summary>
    public string? Locale { get; init; }

    /// <summary>
    /// Who called, set after authentication: <c>urn:botframework:azure</c> for a channel, <c>urn:botframework:aadappid:{app id}</c> for a
    /// parent bot. Never on the wire (A2250-52): neither read from it nor written to it.
    /// </summary>
    [JsonIgnore]
    public string? CallerId { get; init; }

    /// <summary>Text of a message.</summary>
    public string? Text { get; init; }

    /// <summary>How the text is to be read; see <see cref="TextFormats"/>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>What is said aloud.</summary>
    public string? Speak { get; init; }

    /// <summary><c>acceptingInput</c>, <c>expectingInput</c> or <c>ignoringInput</c>.</summary>
    public string? InputHint { get; init; }

    /// <summary>Text for channels that cannot draw the attachments.</summary>
    public string? Summary { get; init; }

    /// <summary>Cards and files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary><c>list</c> or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; init; }

    /// <summary>Buttons shown until the next message.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Metadata.</summary>
    public IReadOnlyList<Entity>? Entities { get; init; }

    /// <summary>What only this channel understands; passed through as it stands (A2200).</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>How replies are to be delivered; see <see cref="DeliveryModes"/>.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>Name of an event, invoke or command.</summary>
    public string? Name { get; init; }

    /// <summary>Payload of an event or invoke, or what a card submitted.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>What kind of payload <see cref="Value"/> is.</summary>
    public string? ValueType { get; init; }

    /// <summary>A label for a trace.</summary>
    public string? Label { get; init; }

    /// <summary>What an installationUpdate or contactRelationUpdate did: <c>add</c> or <c>remove</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Why a conversation ended.</summary>
    public string? Code { get; init; }

    /// <summary>Who joined the conversation; may hold the bot itself.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Who left the conversation.</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Another conversation that the activity is about.</summary>
    public ConversationReference? RelatesTo { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
