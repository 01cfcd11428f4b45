using System.Text.Json;
using System.Text.Json.Nodes;

namespace QaBot.BotFramework.Activities;

/// <summary>
/// The place of an activity in a stream: several activities that a client draws as one message that grows. It travels twice, as an
/// entity, which Teams and the Playground read, and in the channel data, which Web Chat reads.
/// </summary>
public sealed record StreamInfo
{
    /// <summary>The entity's type on the wire.</summary>
    public const string TypeName = "streaminfo";

    private static readonly string[] Members = ["streamId", "streamType", "streamSequence", "streamResult"];

    /// <summary>The id that the channel gave the stream's first activity; null in that one.</summary>
    public string? StreamId { get; init; }

    /// <summary>One of <see cref="StreamTypes"/>.</summary>
    public required string StreamType { get; init; }

    /// <summary>1 for the stream's first activity and one more for each that follows; null in the final one.</summary>
    public int? StreamSequence { get; init; }

    /// <summary>One of <see cref="StreamResults"/>, in the final activity only.</summary>
    public string? StreamResult { get; init; }

    /// <summary><paramref name="activity"/> with its place in the stream, both ways. What else it carries stays.</summary>
    public Activity On(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var info = JsonSerializer.SerializeToElement(this, ActivityJson.Options);
        var entity = new Entity { Type = TypeName, Properties = info.EnumerateObject().ToDictionary(member => member.Name, member => member.Value) };
        return activity with
        {
            Entities = [.. activity.Entities ?? [], entity],
            ChannelData = Merge(activity.ChannelData, info),
        };
    }

    /// <summary><paramref name="activity"/> as an ordinary one: without a place in any stream.</summary>
    public static Activity RemoveFrom(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return IsOn(activity)
            ? activity with { Entities = Others(activity.Entities!), ChannelData = WithoutMembers(activity.ChannelData) }
            : activity;
    }

    /// <summary>Whether <paramref name="activity"/> is part of a stream.</summary>
    public static bool IsOn(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Entities?.Any(IsStreamInfo) == true;
    }

    private static bool IsStreamInfo(Entity entity) => string.Equals(entity.Type, TypeName, StringComparison.OrdinalIgnoreCase);

    private static Entity[]? Others(IReadOnlyList<Entity> entities) =>
        entities.Where(entity => !IsStreamInfo(entity)).ToArray() is { Length: > 0 } others ? others : null;

    // Channel data that is no object is legal; such a client gets the entity alone.
    private static JsonElement Merge(JsonElement? channelData, JsonElement info)
    {
        if (channelData is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) } other)
        {
            return other;
        }

        var merged = ObjectOf(channelData);
        foreach (var member in info.EnumerateObject())
        {
            merged[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return JsonSerializer.SerializeToElement(merged, ActivityJson.Options);
    }

    private static JsonElement? WithoutMembers(JsonElement? channelData)
    {
        if (channelData is not { ValueKind: JsonValueKind.Object })
        {
            return channelData;
        }

        var rest = ObjectOf(channelData);
        foreach (var member in Members)
        {
            rest.Remove(member);
        }

        return rest.Count == 0 ? null : JsonSerializer.SerializeToElement(rest, ActivityJson.Options);
    }

    private static JsonObject ObjectOf(JsonElement? channelData) =>
        channelData is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given)! : [];
}
