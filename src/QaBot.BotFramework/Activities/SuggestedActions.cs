using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>Buttons shown until the next message; leave the whole object out when there are none (A7701).</summary>
public sealed record SuggestedActions
{
    /// <summary>Ids of those who see the buttons; absent or empty means everyone. Set it even when empty: the SDK's schemas ask for it.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>The buttons.</summary>
    public IReadOnlyList<CardAction>? Actions { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }

    /// <summary>One button for each of <paramref name="messages"/>, which a click sends as the person's own, shown to everyone; null when there are none.</summary>
    public static SuggestedActions? ForMessages(IEnumerable<string> messages)
    {
        var actions = messages.Select(CardAction.ImBack).ToArray();
        return actions.Length == 0 ? null : new SuggestedActions { To = [], Actions = actions };
    }
}
