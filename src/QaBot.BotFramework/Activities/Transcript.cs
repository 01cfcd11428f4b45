using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>Activities of the past, to be put into a conversation as its history.</summary>
public sealed record Transcript
{
    /// <summary>The activities, in order.</summary>
    public IReadOnlyList<Activity>? Activities { get; init; }

    /// <summary>Members this library does not know, written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}
