using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>A button.</summary>
public sealed record CardAction
{
    /// <summary>What a click does, such as <c>imBack</c> or <c>openUrl</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The button's label.</summary>
    public string? Title { get; init; }

    /// <summary>What a click sends. For <c>imBack</c> keep it equal to the title: clients differ in which of the two they send.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }

    /// <summary>A button that sends <paramref name="message"/> as if the person had typed it.</summary>
    public static CardAction ImBack(string message) => new()
    {
        Type = "imBack",
        Title = message,
        Value = JsonSerializer.SerializeToElement(message),
    };
}
